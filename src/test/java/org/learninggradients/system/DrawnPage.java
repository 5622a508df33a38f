package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.learninggradients.SparkSessions;
import org.learninggradients.store.Run;

/** The page of a run in a browser: what it draws, beside what the tables say. Run and browser are those of all classes that have one. */
final class DrawnPage implements BeforeAllCallback, AfterEachCallback {
    static final String CONFIGURATION = "30-4-1 relu adam 0.01 batch 64";

    /** Which rows of the tables the figures show. */
    static final String SHOWN = "configuration = '" + CONFIGURATION + "' AND method = 'learning-gradient'";

    /** Numbers travel with six digits. */
    private static final double DIGITS = 1e-5;

    /**
     * {@code chart}: a figure's option. {@code reached}: from where to where its bands and whiskers reach, measured on the shapes that are
     * drawn, for each series the places along one axis and the ends along the other. {@code cells}: the texts of a figure's n-th table.
     */
    private static final String SCRIPT = """
            const chart = id => report.charts[id].getOption();
            const reached = (id, axis = 0) => chart(id).series.flatMap((series, i) => {
              if (series.type !== 'custom') {
                return [];
              }
              const drawn = report.charts[id];
              const ends = new Map();
              drawn.getViewOfSeriesModel(drawn.getModel().getSeriesByIndex(i)).group.traverse(({shape}) => {
                const points = shape?.points ?? (shape ? [[shape.x1, shape.y1], [shape.x2, shape.y2]] : []);
                points.map(point => drawn.convertFromPixel({seriesIndex: i}, point)).forEach(point => {
                  const place = Math.round(point[axis]);
                  ends.set(place, [...ends.get(place) ?? [], point[1 - axis]]);
                });
              });
              return [...ends].map(([place, values]) => [series, place, Math.min(...values), Math.max(...values)]);
            });
            const cells = (id, n) => [...document.querySelectorAll(`#${id} table`)[n].tBodies[0].rows]
              .map(row => [...row.cells].map(cell => cell.textContent));
            """;

    private @Nullable Opened opened;
    private @Nullable SparkSession tables;

    /** Trained with a page that was written anew meanwhile. */
    private record Opened(Path folder, Browser browser, TrainedRun run) implements AutoCloseable {
        static Opened once() {
            try {
                Path folder = Files.createTempDirectory("page");
                Browser browser = Browser.start(folder);
                try {
                    return new Opened(folder, browser, train(folder));
                } catch (RuntimeException | AssertionError e) {
                    browser.close();
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static TrainedRun train(Path folder) {
            TrainedRun run = TrainedRun.completed(
                    folder,
                    "run",
                    "data { path = data/wdbc.csv, label = target, split-seed = [1, 2] }",
                    "network { hidden = [[3], [4]], activation = [relu] }",
                    "train { epochs = 5, batch-size = 64, seeds = [3, 9007199254740993, 1, 9007199254740992] }",
                    "importance.methods = [learning-gradient, saliency]",
                    "report.refresh = true",
                    "checkpoint.every = 3");
            assertThat(run.command().err())
                    .contains("to look at: ", "report.html")
                    .doesNotContain("the page is not written");
            return run;
        }

        @Override
        public void close() throws IOException {
            browser.close();
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        opened = test.getRoot()
                .getStore(ExtensionContext.Namespace.create(DrawnPage.class))
                .getOrComputeIfAbsent(Opened.class, unused -> Opened.once(), Opened.class);
        browser().open(file(), 1400, 1000);
        choose("configuration", CONFIGURATION);
    }

    /** Whatever a test has chosen, the page has found nothing to complain of. */
    @Override
    public void afterEach(ExtensionContext test) {
        assertThat(browser().messages()).isEmpty();
    }

    private Opened opened() {
        return Objects.requireNonNull(opened);
    }

    Browser browser() {
        return opened().browser;
    }

    Path file() {
        return opened().run.path().resolve("report.html");
    }

    /** Gives a control another value. */
    void choose(String control, String value) {
        run(
                "const one = document.querySelector(`[name=\"${arguments[0]}\"]`); one.value = arguments[1];"
                        + " one.dispatchEvent(new Event('change')); one.dispatchEvent(new Event('input'));",
                control,
                value);
        browser().awaitReady();
    }

    /** Does something while a control has another value. */
    void whileChosen(String control, String value, Runnable action) {
        String usual = run("return document.querySelector(`[name=\"${arguments[0]}\"]`).value", control)
                .asText();
        choose(control, value);
        try {
            action.run();
        } finally {
            choose(control, usual);
        }
    }

    /** What a script returns, which may call {@code chart}, {@code reached} and {@code cells}. */
    JsonNode run(String script, Object... arguments) {
        return browser().run(SCRIPT + script, arguments);
    }

    /** The first column of a query. */
    List<String> texts(String sql) {
        return tables().sql(sql).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** The 10 % and 90 % quantiles, nearest rank, in SQL. */
    static String limits(String column) {
        return "percentile_disc(0.1) WITHIN GROUP (ORDER BY %1$s), percentile_disc(0.9) WITHIN GROUP (ORDER BY %1$s)"
                .formatted(column);
    }

    /** Fails unless a script gives the rows of a query: a key and one number or more. */
    void assertDrawn(String sql, String script) {
        Map<String, List<Double>> expected = new TreeMap<>();
        for (Row row : tables().sql(sql).collectAsList()) {
            List<Double> numbers = new ArrayList<>();
            for (int i = 1; i < row.length(); i++) {
                numbers.add(((Number) row.get(i)).doubleValue());
            }
            expected.put(row.get(0).toString(), numbers);
        }
        Map<String, List<Double>> drawn = new TreeMap<>();
        for (JsonNode row : run(script)) {
            List<Double> numbers = new ArrayList<>();
            row.forEach(number -> numbers.add(number.doubleValue()));
            assertThat(drawn.put(row.get(0).asText(), numbers.subList(1, numbers.size())))
                    .as("drawn before: " + row)
                    .isNull();
        }
        assertThat(expected).isNotEmpty();
        assertThat(drawn.keySet()).isEqualTo(expected.keySet());
        drawn.forEach((key, numbers) -> assertSame(key, numbers, expected.get(key)));
    }

    private static void assertSame(String key, List<Double> drawn, @Nullable List<Double> expected) {
        assertThat(drawn).as(key).hasSameSizeAs(expected);
        for (int i = 0; i < drawn.size(); i++) {
            double value = drawn.get(i);
            assertThat(value)
                    .as("%s, number %s", key, i + 1)
                    .isCloseTo(Objects.requireNonNull(expected).get(i), within(DIGITS * (Math.abs(value) + 1e-3)));
        }
    }

    /** A session that knows the run's tables and views. */
    private SparkSession tables() {
        if (tables == null) {
            tables = SparkSessions.session().newSession();
            try (Run run = Run.open(opened().run.path().toString(), new Configuration())) {
                run.tables().register(tables);
            }
        }
        return tables;
    }
}
