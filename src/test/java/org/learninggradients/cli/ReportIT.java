package org.learninggradients.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.SparkSessions;
import org.learninggradients.store.Run;

/** The figures of a page in a browser are what the tables say, whatever is chosen. */
class ReportIT {
    /** Numbers travel with six digits. */
    private static final double DIGITS = 1e-5;

    private static final String SHOWN =
            "configuration = '30-4-1 relu adam 0.01 batch 64' AND method = 'learning-gradient'";

    @TempDir
    static Path folder;

    private static Path run = Path.of("");
    private static SparkSession views = SparkSessions.session();
    private static @Nullable Browser browser;

    @BeforeAll
    static void trainOnce() throws IOException {
        browser = Browser.start(folder);
        TrainedRun trained = TrainedRun.completed(
                folder,
                "run",
                "data { path = data/wdbc.csv, label = target, split-seed = [1, 2] }",
                "network { hidden = [[3], [4]], activation = [relu] }",
                "train { epochs = 5, batch-size = 64, seeds = [1, 2, 3, 4] }",
                "importance.methods = [learning-gradient, saliency]",
                "report.refresh = true",
                "checkpoint.every = 2");
        run = trained.path();
        assertThat(trained.command().err()).contains("to look at: ", "report.html");
        views = SparkSessions.session().newSession();
        try (Run opened = Run.open(run.toString(), new Configuration())) {
            opened.tables().register(views);
        }
        browser().open(run.resolve("report.html"), 1400, 1000);
        choose("configuration", "30-4-1 relu adam 0.01 batch 64");
    }

    private static Browser browser() {
        return Objects.requireNonNull(browser);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Whatever a test has chosen, the page has found nothing to complain of. */
    @AfterEach
    void saysNothing() {
        assertThat(browser().messages()).isEmpty();
    }

    private static void choose(String select, String value) {
        browser()
                .run(
                        "const one = document.querySelector(`[name=\"${arguments[0]}\"]`); one.value = arguments[1];"
                                + " one.dispatchEvent(new Event('change')); one.dispatchEvent(new Event('input'));",
                        select,
                        value);
        browser().awaitReady();
    }

    /** Fails unless a script gives the pairs of a key and a number that a query gives. */
    private static void assertDrawn(String sql, String script) {
        Map<String, Double> expected = new TreeMap<>();
        for (Row row : views.sql(sql).collectAsList()) {
            expected.put(row.get(0).toString(), ((Number) row.get(1)).doubleValue());
        }
        Map<String, Double> drawn = new TreeMap<>();
        for (JsonNode pair : browser().run("const chart = id => report.charts[id].getOption();" + script)) {
            drawn.put(pair.get(0).asText(), pair.get(1).doubleValue());
        }
        assertThat(expected).isNotEmpty();
        assertThat(drawn.keySet()).isEqualTo(expected.keySet());
        drawn.forEach((key, value) ->
                assertThat(value).as(key).isCloseTo(expected.get(key), within(DIGITS * (Math.abs(value) + 1e-3))));
    }

    @Test
    void mapAndLinesAreTheMeansOfEachEpoch() {
        String means = "SELECT concat(epoch, ' ', feature), avg(importance) FROM importance WHERE " + SHOWN
                + " GROUP BY epoch, feature";
        assertDrawn(means, """
                const {series, xAxis, yAxis} = chart('evolution-map');
                return series[0].data.map(([x, y, share]) => [`${xAxis[0].data[x]} ${yAxis[0].data[y]}`, share]);""");
        assertDrawn(
                means.replace(
                        "WHERE",
                        "JOIN (SELECT feature FROM importance_rank WHERE " + SHOWN
                                + " AND epoch = 5 AND place <= 10) USING (feature) WHERE"),
                """
                return chart('evolution-lines').series.filter(one => one.type === 'line')
                  .flatMap(one => one.data.map(([epoch, share]) => [`${epoch} ${one.name}`, share]));""");
    }

    @Test
    void theAggregateCanBeSwitched() {
        choose("aggregate", "by example");
        try {
            assertDrawn(
                    "SELECT concat(epoch, ' ', feature), avg(importance_by_example) FROM importance WHERE " + SHOWN
                            + " GROUP BY epoch, feature",
                    """
                    const {series, xAxis, yAxis} = chart('evolution-map');
                    return series[0].data.map(([x, y, share]) => [`${xAxis[0].data[x]} ${yAxis[0].data[y]}`, share]);""");
        } finally {
            choose("aggregate", "importance");
        }
    }

    @Test
    void theMethodCanBeSwitched() {
        choose("panel", "saliency of test rows");
        try {
            assertDrawn(
                    "SELECT concat(epoch, ' ', feature), avg(importance) FROM importance WHERE "
                            + SHOWN.replace("learning-gradient", "saliency") + " GROUP BY epoch, feature",
                    """
                    const {series, xAxis, yAxis} = chart('evolution-map');
                    return series[0].data.map(([x, y, share]) => [`${xAxis[0].data[x]} ${yAxis[0].data[y]}`, share]);""");
        } finally {
            choose("panel", "learning-gradient of train rows");
        }
    }

    @Test
    void theTimelineWalksOverTheEpochs() {
        for (int epoch = 1; epoch <= 5; epoch++) {
            browser()
                    .run(
                            "report.charts.distribution.dispatchAction({type: 'timelineChange', currentIndex: arguments[0]})",
                            epoch - 1);
            assertDrawn(
                    "SELECT feature, avg(importance) FROM importance WHERE " + SHOWN + " AND epoch = " + epoch
                            + " GROUP BY feature",
                    """
                    const {series, xAxis} = chart('distribution');
                    return series[0].data.map((share, i) => [xAxis[0].data[i], share.value ?? share]);""");
        }
    }

    @Test
    void smallMultiplesAreTheOddEpochs() {
        assertDrawn(
                "SELECT concat('epoch ', epoch, ' ', feature), avg(importance) FROM importance WHERE " + SHOWN
                        + " AND epoch % 2 = 1 GROUP BY epoch, feature",
                """
                const {series, xAxis} = chart('distribution-multiples');
                return series.flatMap((one, at) => one.data.map((share, i) => [`${one.name} ${xAxis[at].data[i]}`, share]));""");
    }

    @Test
    void placesAreThoseOfTheMeans() {
        assertDrawn(
                "SELECT concat(epoch, ' ', feature), place FROM importance_rank WHERE " + SHOWN + " AND feature IN"
                        + " (SELECT feature FROM importance_rank WHERE " + SHOWN
                        + " AND (epoch = 5 AND place <= 10 OR place <= 5))",
                """
                return chart('ranks').series.flatMap(one => one.data.map(([epoch, place]) => [`${epoch} ${one.name}`, place]));""");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 10})
    void howOftenAmongTheFirst(int k) {
        choose("frequent", Integer.toString(k));
        assertDrawn(
                "SELECT feature, avg(if(rank <= " + k + ", 1, 0)) AS share FROM importance WHERE " + SHOWN
                        + " AND epoch = 5 GROUP BY feature HAVING share > 0",
                """
                const {series, yAxis} = chart('top-frequency');
                return series[0].data.map((share, i) => [yAxis[0].data[i], share]);""");
    }

    @Test
    void lockInCountsEachTrialOnce() {
        assertDrawn(
                "SELECT concat(epoch, ' ', censored), count(*) FROM lock_in WHERE " + SHOWN + " AND k = 5 GROUP BY ALL",
                """
                const {series, xAxis} = chart('lock-in');
                return series.flatMap((one, open) => one.data.map((trials, i) => [`${xAxis[0].data[i]} ${open === 1}`, trials])
                  .filter(([, trials]) => trials));""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trials", "seeds", "splits"})
    void agreementIsThatOfTheView(String across) {
        choose("across", across);
        assertDrawn(
                "SELECT concat(measure, epoch), avg(value) FROM (SELECT epoch, explode(map('Kendall’s W', kendall_w,"
                        + " 'mean Spearman', spearman, 'Nogueira, first 5', nogueira)) AS (measure, value) FROM stability WHERE "
                        + SHOWN
                        + " AND k = 5 AND across = '" + across + "') GROUP BY ALL",
                """
                return chart('agreement').series.filter(one => one.type === 'line')
                  .flatMap(one => one.data.map(([epoch, value]) => [one.name + epoch, value]));""");
        choose("across", "trials");
    }

    @Test
    void correlationsAreMeansOverSplits() {
        assertDrawn("SELECT concat(feature, ' ', other_feature), avg(correlation) FROM correlations GROUP BY ALL", """
                const {series, xAxis, yAxis} = chart('correlations');
                return series[0].data.map(([x, y, r]) => [`${yAxis[0].data[y]} ${xAxis[0].data[x]}`, r]);""");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "8, 0.9"})
    void groupsFollowTheThreshold(int place, double threshold) {
        choose("threshold", Integer.toString(place));
        assertDrawn(
                "SELECT row_number() OVER (ORDER BY mean DESC) - 1, mean FROM group_importance WHERE " + SHOWN
                        + " AND epoch = 5 AND threshold = " + threshold,
                """
                return chart('group-importance').series[0].data.map((share, i) => [i, share]);""");
    }

    @Test
    void learningCurvesAreMeansOverTrials() {
        assertDrawn(
                "SELECT concat(rows, ' ', i, ' ', epoch), value FROM (SELECT rows, epoch, posexplode(array(avg(loss), avg(accuracy)))"
                        + " AS (i, value) FROM metrics WHERE configuration = '30-4-1 relu adam 0.01 batch 64' GROUP BY rows, epoch)",
                """
                return chart('learning-curves').series.filter(one => one.type === 'line')
                  .flatMap(one => one.data.map(([epoch, value]) => [`${one.name} ${one.xAxisIndex} ${epoch}`, value]));""");
    }

    @Test
    void trialsAreSortedByAnyColumn() {
        browser()
                .run(
                        "[...document.querySelectorAll('#trials th button')].find(one => one.textContent === 'test loss').click()");
        JsonNode losses = browser()
                .run(
                        "return [...document.querySelectorAll('#trials tbody tr')].map(row => Number(row.cells["
                                + "[...document.querySelectorAll('#trials th')].findIndex(one => one.textContent === 'test loss')].textContent))");
        assertThat(losses).hasSize(16);
        assertThat(StreamSupport.stream(losses.spliterator(), false)
                        .map(JsonNode::doubleValue)
                        .toList())
                .isSorted();
    }

    @Test
    void everyFigureSaysWhatOneSeesAndShowsItsQuestion() {
        JsonNode sections = browser()
                .run(
                        "return [...document.querySelectorAll('section')].map(one =>"
                                + " [one.id, one.querySelector('h2').textContent, one.querySelector('pre')?.textContent ?? 'none'])");
        assertThat(sections).hasSize(14).allSatisfy(section -> {
            assertThat(section.get(1).textValue()).as(section.get(0).asText()).isNotBlank();
            if (!section.get(0).textValue().equals("stability")) {
                assertThat(section.get(2).textValue()).contains("SELECT");
            }
        });
    }
}
