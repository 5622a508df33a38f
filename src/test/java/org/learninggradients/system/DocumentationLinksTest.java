package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of the documentation lead to files and anchors that are there. */
class DocumentationLinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern REFERENCE = Pattern.compile("^\\[[^]]+]: (\\S+)$", Pattern.MULTILINE);
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Path RESOURCES = Path.of("src/site/resources");

    static List<Path> pages() throws IOException {
        return Documentation.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) {
        List<String> broken =
                links(page).stream().filter(link -> !leads(page, link)).toList();
        assertThat(broken).as("links of %s that lead nowhere", page).isEmpty();
    }

    private static List<String> links(Path page) {
        String text = FencedBlock.read(page).replaceAll("(?ms)^```.*?^```$", "");
        List<String> links = new ArrayList<>();
        for (Pattern pattern : List.of(LINK, REFERENCE)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                links.add(matcher.group(1));
            }
        }
        return links;
    }

    private static boolean leads(Path page, String link) {
        if (link.startsWith("https://")) {
            return true;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        boolean isResource = Files.exists(RESOURCES.resolve(Documentation.SITE.relativize(target)));
        return isResource
                || (Files.exists(target)
                        && (parts.length == 1 || anchors(target).anyMatch(parts[1]::equals)));
    }

    /** Anchors are written out, since GitHub and the site give different ones to headings. */
    private static Stream<String> anchors(Path page) {
        return ANCHOR.matcher(FencedBlock.read(page)).results().map(anchor -> anchor.group(1));
    }
}
