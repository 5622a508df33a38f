package org.learninggradients;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** How the sources read: every package has its sentence, no file and no method is long. */
class SourceTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BENCHMARK = Path.of("src/bench/java");
    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_METHOD = 40;

    private static final Pattern PACKAGE_COMMENT = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");

    /** Where the types to read first follow the sentence. */
    private static final String TYPES = " Start with ";

    @Test
    void everyPackageHasOneSentence() throws IOException {
        List<Path> packages =
                sources(SOURCES).stream().map(Path::getParent).distinct().toList();
        assertThat(packages).isNotEmpty();
        for (Path folder : packages) {
            Path info = folder.resolve("package-info.java");
            assertThat(info).exists();
            Matcher comment = PACKAGE_COMMENT.matcher(Files.readString(info));
            assertThat(comment.find()).as("Javadoc in %s", info).isTrue();
            String text = comment.group(1).replaceAll("\\s+(\\*\\s+)*", " ");
            String sentence = text.split(TYPES, 2)[0].strip();
            assertThat(sentence).as("sentence of %s", info).matches("(?s)\\p{Lu}.*\\.");
            assertThat(sentence).as("one sentence in %s", info).doesNotContainPattern("[.!?]\\s+\\p{Lu}");
        }
    }

    @Test
    void noFileIsLong() throws IOException {
        for (Path source : allSources()) {
            assertThat(Files.readAllLines(source)).as("lines of %s", source).hasSizeLessThanOrEqualTo(LONGEST_FILE);
        }
    }

    @Test
    void noMethodOutsideTheKernelsIsLong() throws IOException {
        Path kernels = SOURCES.resolve("org/learninggradients/math");
        List<Path> others = allSources().stream()
                .filter(source -> !source.startsWith(kernels))
                .toList();
        assertThat(longMethods(others)).isEmpty();
    }

    private static List<Path> allSources() throws IOException {
        List<Path> all = new ArrayList<>(sources(SOURCES));
        all.addAll(sources(BENCHMARK));
        return all;
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> longMethods(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new LongMethods(unit, positions, found).scan(unit, null);
            }
        }
        return found;
    }

    /** Collects the methods that have more lines than they may, from their head to their closing brace. */
    private static final class LongMethods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;

        LongMethods(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            long lines =
                    line(positions.getEndPosition(unit, method)) - line(positions.getStartPosition(unit, method)) + 1;
            if (lines > LONGEST_METHOD) {
                found.add(unit.getSourceFile().getName() + " " + method.getName() + ": " + lines + " lines");
            }
            return super.visitMethod(method, null);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
