package org.learninggradients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The files that people write and read: code, documentation, settings, scripts. Data and what a tool generates are none of them. */
final class SourceFiles {
    private static final Path ROOT = Path.of("");
    private static final Set<Path> LEFT_OUT = Set.of(
            Path.of(".git"),
            Path.of(".idea"),
            Path.of("data"),
            Path.of("runs"),
            Path.of("spark-warehouse"),
            Path.of("src/test/resources"),
            Path.of("target"));

    private SourceFiles() {}

    /** The files of the repository whose names end in one of these, in order. */
    static List<Path> ending(String... ends) {
        return below(ROOT, ends);
    }

    /** The files below a folder whose names end in one of these, in order. */
    static List<Path> below(Path folder, String... ends) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return LEFT_OUT.contains(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (Arrays.stream(ends).anyMatch(file.toString()::endsWith)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted().toList();
    }

    static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
