package org.learninggradients;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the sources read: every package has its sentence; files, rooms, methods and lines are short; comments begin with a subject. */
class SourceTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BENCHMARK = Path.of("src/bench/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path MATHEMATICS = SOURCES.resolve("org/learninggradients/math");
    private static final int LONGEST_FILE = 300;
    private static final int LARGEST_ROOM = 25;
    private static final int LONGEST_LINE = 140;
    private static final int LONGEST_METHOD = 40;
    private static final int MEDIAN_METHOD = 5;
    private static final int NINTH_DECILE_METHOD = 16;

    private static final String[] WITH_COMMENTS = {
        ".java",
        ".js",
        ".mjs",
        ".css",
        ".sql",
        ".conf",
        ".properties",
        ".sh",
        ".py",
        ".ci/run",
        "pom.xml",
        "site.xml",
        ".html"
    };

    private static final Pattern PACKAGE_COMMENT = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");

    /** Where the types to read first follow the sentence. */
    private static final String TYPES = " Start with ";

    @Test
    void everyPackageHasOneSentence() {
        List<Path> packages = SourceFiles.below(SOURCES, ".java").stream()
                .map(Path::getParent)
                .distinct()
                .toList();
        assertThat(packages).isNotEmpty();
        for (Path folder : packages) {
            Path info = folder.resolve("package-info.java");
            assertThat(info).exists();
            Matcher comment = PACKAGE_COMMENT.matcher(SourceFiles.text(info));
            assertThat(comment.find()).as("Javadoc in %s", info).isTrue();
            String text = comment.group(1).replaceAll("\\s+(\\*\\s+)*", " ");
            String sentence = text.split(TYPES, 2)[0].strip();
            assertThat(sentence).as("sentence of %s", info).matches("(?s)\\p{Lu}.*\\.");
            assertThat(sentence).as("one sentence in %s", info).doesNotContainPattern("[.!?]\\s+\\p{Lu}");
        }
    }

    @Test
    void noFileIsLong() {
        assertThat(
                        SourceFiles.ending(
                                        ".java", ".js", ".mjs", ".css", ".sql", ".html", ".sh", ".py", ".conf", ".md")
                                .stream()
                                .map(file ->
                                        Map.entry(file, SourceFiles.lines(file).size()))
                                .filter(lines -> lines.getValue() > LONGEST_FILE))
                .isEmpty();
    }

    @Test
    void noRoomIsFull() {
        Map<Path, Long> rooms = Stream.of(SOURCES, BENCHMARK)
                .flatMap(root -> SourceFiles.below(root, ".java").stream())
                .collect(groupingBy(Path::getParent, TreeMap::new, counting()));
        assertThat(rooms.entrySet())
                .filteredOn(room -> room.getValue() > LARGEST_ROOM)
                .isEmpty();
    }

    @Test
    void noLineIsLong() {
        assertThat(SourceFiles.ending(WITH_COMMENTS).stream().flatMap(SourceTest::longLines))
                .isEmpty();
        assertThat(SourceFiles.ending(".md", ".editorconfig", "NOTICE").stream().flatMap(SourceTest::longLines))
                .isEmpty();
    }

    /** The lines that are too long. A row of a Markdown table cannot be broken, and is none of them. */
    private static Stream<String> longLines(Path file) {
        return SourceFiles.lines(file).stream()
                .filter(line -> !(file.toString().endsWith(".md") && line.startsWith("|")))
                .filter(line -> line.codePointCount(0, line.length()) > LONGEST_LINE)
                .map(line -> file + ": " + line.strip());
    }

    @Test
    void noCommentBeginsWithOf() {
        assertThat(SourceFiles.ending(WITH_COMMENTS).stream()
                        .flatMap(file -> Comments.of(file).stream()
                                .filter(comment -> comment.matches("Of\\b.*"))
                                .map(comment -> file + ": " + comment)))
                .isEmpty();
    }

    @Test
    void noMethodOutsideTheMathematicsIsLong() {
        assertThat(MethodLengths.of(SourceFiles.ending(".java")))
                .filteredOn(method ->
                        !method.file().startsWith(MATHEMATICS) && !method.file().startsWith(TESTS))
                .filteredOn(method -> method.lines() > LONGEST_METHOD)
                .isEmpty();
    }

    @Test
    void mostMethodsAreShort() {
        List<Integer> lengths = MethodLengths.of(SourceFiles.below(SOURCES, ".java")).stream()
                .map(MethodLengths.Length::lines)
                .sorted()
                .toList();
        int median = lengths.get(lengths.size() / 2);
        int ninthDecile = lengths.get(lengths.size() * 9 / 10);
        System.out.printf("%d methods: median %d lines, 9th decile %d%n", lengths.size(), median, ninthDecile);
        assertThat(median).isLessThanOrEqualTo(MEDIAN_METHOD);
        assertThat(ninthDecile).isLessThanOrEqualTo(NINTH_DECILE_METHOD);
    }
}
