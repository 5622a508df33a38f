package org.learninggradients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation is in short sentences, its links lead somewhere, and the site's menu has every page. */
class ProseTest {
    private static final int MOST_WORDS = 40;
    private static final int README_LINES = 150;
    private static final int README_COLUMNS = 120;
    private static final Path README = Path.of("README.md");
    private static final Path SITE = Path.of("src/site");
    private static final Path PAGES = SITE.resolve("markdown");

    /** A relative link in Markdown or HTML, without what follows #. */
    private static final Pattern LINK = Pattern.compile("(?:\\]\\(|(?:href|src)=\")(?!https?:|mailto:|#)([^)\"#\\s]+)");

    private static List<Path> pages() {
        List<Path> pages = new ArrayList<>(SourceFiles.below(SITE, ".md"));
        pages.addAll(List.of(README, Path.of(".github/CONTRIBUTING.md")));
        return pages;
    }

    @Test
    void noSentenceIsLong() {
        assertThat(pages().stream().flatMap(ProseTest::longSentences)).isEmpty();
    }

    private static Stream<String> longSentences(Path page) {
        return Sentences.of(SourceFiles.text(page)).stream()
                .filter(sentence -> Sentences.words(sentence) > MOST_WORDS)
                .map(sentence -> page + ", " + Sentences.words(sentence) + " words: " + sentence);
    }

    @Test
    void theReadmeIsShort() {
        List<String> lines = SourceFiles.lines(README);
        assertThat(lines).hasSizeLessThanOrEqualTo(README_LINES);
        assertThat(lines).filteredOn(line -> line.length() > README_COLUMNS).isEmpty();
    }

    @Test
    void linksLeadToFiles() {
        assertThat(pages().stream()
                        .flatMap(page -> links(page)
                                .filter(link -> !Files.exists(target(page, link)))
                                .map(link -> page + ": " + link)))
                .isEmpty();
    }

    /** Pictures of the site are in src/site/resources, beside which a page stands once the site is built. */
    private static Path target(Path page, String link) {
        Path file = page.resolveSibling(link).normalize();
        return file.startsWith(PAGES) && !link.endsWith(".md")
                ? SITE.resolve("resources").resolve(PAGES.relativize(file))
                : file;
    }

    @Test
    void theMenuHasEveryPage() {
        assertThat(links(SITE.resolve("site.xml"))
                        .filter(link -> !link.startsWith("apidocs/") && link.endsWith("html")))
                .contains("index.html")
                .containsAll(SourceFiles.below(PAGES, ".md").stream()
                        .map(page -> PAGES.relativize(page).toString().replace(".md", ".html"))
                        .toList())
                .allMatch(link -> Files.exists(PAGES.resolve(link.replace(".html", ".md"))));
    }

    private static Stream<String> links(Path page) {
        return LINK.matcher(SourceFiles.text(page)).results().map(link -> link.group(1));
    }

    @Test
    void sentencesEndAtPunctuationAndParagraphs() {
        assertThat(Sentences.of("""
                                # A heading

                                One sentence with `code of many words` and a [link text](https://example.org/a).
                                Two, e.g. this.

                                - item one
                                - item two

                                | a | b |
                                ```
                                code
                                ```
                                """))
                .containsExactly(
                        "# A heading",
                        "One sentence with code and a link text.",
                        "Two, e.g. this.",
                        "- item one",
                        "- item two");
        assertThat(Sentences.words("- one two — 3")).isEqualTo(3);
    }
}
