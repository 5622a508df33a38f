package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learninggradients.SparkSessions;
import org.learninggradients.cli.LiveReport;

/** The page of any run opens from disk without a word in the console and without a request, and takes names for text. */
class ReportPageIT {
    @RegisterExtension
    static final DrawnPage PAGE = new DrawnPage();

    private static final Path PICTURES = Path.of("target/report");

    @TempDir
    static Path folder;

    private static Browser browser() {
        return PAGE.browser();
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
        for (int width : new int[] {1400, 400}) {
            for (boolean dark : new boolean[] {false, true}) {
                browser().dark(dark);
                open(PAGE.file(), width);
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
        "all diverged, 5, 'train { epochs = 2, seeds = [1, 2], optimizer { name = sgd, learning-rate = 1e300 } }'"
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
        assertListsTrials(trained);
    }

    private static void assertListsTrials(TrainedRun trained) {
        open(trained.path().resolve("report.html"), 1400);
        assertThat(browser()
                        .run("return document.querySelectorAll('#trials tbody tr').length")
                        .intValue())
                .isPositive();
    }

    /** What is written while training goes on says so, and what is written at the end does not; there is no importance. */
    @Test
    void aPageThatGrowsSaysSo() {
        TrainedRun trained = TrainedRun.completed(
                folder,
                "growing",
                "data { path = data/wdbc.csv, label = target }",
                "network.hidden = [[3]]",
                "train { epochs = 2, seeds = [1, 2] }, importance.enabled = false",
                "report.enabled = true");
        assertListsTrials(trained);
        assertThat(browser()
                        .run("return document.querySelectorAll('#growing').length")
                        .intValue())
                .isZero();
        new LiveReport(trained.path().toString(), 3, SparkSessions.session()).onCommit(2, List.of());
        assertListsTrials(trained);
        assertThat(browser()
                        .run("return document.querySelector('#growing').textContent")
                        .textValue())
                .contains("2 of 2 epochs committed");
    }

    /** In a run without test rows. */
    @Test
    void namesAreText() throws IOException {
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
                "data { path = \"" + data + "\", label = y, test-fraction = 0 }",
                "train { epochs = 2, seeds = [1, 2] }",
                "network.hidden = [[3]]",
                "report.enabled = true");
        assertListsTrials(trained);
        JsonNode drawn = browser().run("return report.charts['evolution-map'].getOption().yAxis[0].data");
        assertThat(drawn).extracting(JsonNode::textValue).containsExactlyInAnyOrderElementsOf(names);
        assertThat(browser().run("return [document.title, document.querySelectorAll('img, main script').length]"))
                .extracting(JsonNode::asText)
                .containsExactly("y: learning-gradients", "0");
    }
}
