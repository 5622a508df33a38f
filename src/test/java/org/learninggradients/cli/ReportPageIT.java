package org.learninggradients.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learninggradients.SparkSessions;

/** The page of any run opens from disk without a word in the console and without a request, and takes names for text. */
class ReportPageIT {
    private static final Path PICTURES = Path.of("target/report");

    @TempDir
    static Path folder;

    private static @Nullable Browser browser;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start(folder);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Browser browser() {
        return Objects.requireNonNull(browser);
    }

    private static void open(Path page, int width) {
        browser().messages();
        browser().requests();
        browser().open(page, width, 1000);
        assertThat(browser().messages()).isEmpty();
        assertThat(browser().requests())
                .isNotEmpty()
                .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
    }

    @Test
    void fitsAnyScreenInLightAndDark() throws IOException {
        TrainedRun trained = TrainedRun.completed(
                folder,
                "pictures",
                "data { path = data/wdbc.csv, label = target, split-seed = [1, 2] }",
                "network { hidden = [[3]], activation = [relu, sigmoid] }",
                "train { epochs = 10, batch-size = 64, seeds = [1, 2, 3, 4, 5] }",
                "report.enabled = true");
        for (int width : new int[] {1400, 400}) {
            for (boolean dark : new boolean[] {false, true}) {
                browser().dark(dark);
                open(trained.path().resolve("report.html"), width);
                browser().picture(PICTURES.resolve(width + (dark ? "-dark.png" : "-light.png")));
                assertThat(browser()
                                .run("return document.documentElement.scrollWidth - innerWidth")
                                .intValue())
                        .isNotPositive();
            }
        }
        browser().dark(false);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "one trial and one epoch, 0, 'train { epochs = 1, seeds = [1] }'",
        "no importance, 0, 'train { epochs = 2, seeds = [1, 2] }, importance.enabled = false'",
        "all diverged, 5, 'train { epochs = 2, seeds = [1, 2], optimizer { name = sgd, learning-rate = 1e300 } }'",
        "no test rows, 0, 'train { epochs = 2, seeds = [1, 2] }, data.test-fraction = 0'"
    })
    void smallRunsHaveAPageToo(String what, int status, String settings) {
        TrainedRun trained = TrainedRun.of(
                folder,
                what.replace(' ', '-'),
                "data { path = data/wdbc.csv, label = target }",
                "network.hidden = [[3]]",
                settings,
                "report.enabled = true");
        assertThat(trained.command().status()).as(trained.command().err()).isEqualTo(status);
        open(trained.path().resolve("report.html"), 1400);
        assertThat(browser()
                        .run("return document.querySelectorAll('#trials tbody tr').length")
                        .intValue())
                .isPositive();
    }

    @Test
    void namesAreTextAndAPageThatGrowsSaysSo() throws IOException {
        List<String> names = List.of(
                "<script>document.title='x'</script>",
                "\"'&amp;`",
                "<img src=x onerror=alert(1)>",
                "صفة",
                "特征",
                "n".repeat(200),
                "</script>");
        StringBuilder csv = new StringBuilder(String.join(
                        ",",
                        names.stream()
                                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                                .toList())
                + ",y\n");
        for (int i = 0; i < 60; i++) {
            for (int k = 0; k < names.size(); k++) {
                csv.append((i * (k + 3) * 7 % 11) - 5).append(',');
            }
            csv.append(i % 2).append('\n');
        }
        Path data = Files.writeString(folder.resolve("names.csv"), csv);
        TrainedRun trained = TrainedRun.completed(
                folder,
                "names",
                "data { path = \"" + data + "\", label = y }",
                "train { epochs = 2, seeds = [1, 2] }",
                "network.hidden = [[3]]",
                "report.enabled = true");
        open(trained.path().resolve("report.html"), 1400);
        JsonNode drawn = browser().run("return report.charts['evolution-map'].getOption().yAxis[0].data");
        assertThat(drawn).extracting(JsonNode::textValue).containsExactlyInAnyOrderElementsOf(names);
        assertThat(browser().run("return [document.title, document.querySelectorAll('img, main script').length]"))
                .extracting(JsonNode::asText)
                .containsExactly("y: learning-gradients", "0");
        assertGrows(trained.path(), 2);
    }

    /** What is written while training goes on says so, and what is written at the end does not. */
    private static void assertGrows(Path run, int epochs) {
        assertThat(browser()
                        .run("return document.querySelectorAll('#growing').length")
                        .intValue())
                .isZero();
        new LiveReport(run.toString(), epochs + 1, SparkSessions.session()).onCommit(epochs, List.of());
        open(run.resolve("report.html"), 1400);
        assertThat(browser()
                        .run("return document.querySelector('#growing').textContent")
                        .textValue())
                .contains(epochs + " of " + epochs + " epochs committed");
    }
}
