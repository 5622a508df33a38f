package org.learninggradients.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation. */
final class Documentation {
    static final Path SITE = Path.of("src/site/markdown");

    private Documentation() {}

    /** The README, and the pages of the site that are written by hand. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            Stream<Path> written = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.startsWith(SITE.resolve("reference")))
                    .sorted();
            return Stream.concat(Stream.of(Path.of("README.md")), written).toList();
        }
    }
}
