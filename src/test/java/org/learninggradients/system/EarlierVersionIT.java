package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.learn.Numerics;
import org.learninggradients.store.table.Table;

/**
 * A run that version 0.1.0 wrote is queried, shown and gone on with. Its folder is what that version makes of {@code
 * src/test/resources/run-0.1.0/plan.conf}, by {@code submit/local.sh train plan.conf --set report.enabled=false} beside {@code
 * rows.csv}. Two settings of the file have had another name since.
 */
class EarlierVersionIT {
    private static final Path GOLDEN = Path.of("src/test/resources/run-0.1.0");

    @TempDir
    Path folder;

    private Path run = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        run = folder.resolve("run");
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            files.forEach(
                    file -> copy(file, folder.resolve(GOLDEN.relativize(file).toString())));
        }
    }

    private static void copy(Path from, Path to) {
        try {
            if (!Files.exists(to)) {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itsRowsHaveASideAndTheViewsOfTheFormerVersionTheFormerName() {
        assertThat(query("SELECT side, count(*) AS n FROM metrics GROUP BY side ORDER BY side"))
                .containsExactly("side,n", "test,4", "train,4");
        assertThat(query("SELECT rows, count(*) AS n FROM metrics_v1 GROUP BY rows ORDER BY rows"))
                .containsExactly("rows,n", "test,4", "train,4");
        assertThat(query("SELECT DISTINCT method, rows FROM importance_v1 ORDER BY method"))
                .containsExactly("method,rows", "learning-gradient,train", "saliency,test");
        assertThat(query("SELECT DISTINCT side FROM importance_steps")).containsExactly("side", "train");
        assertThat(query("SELECT DISTINCT rows FROM importance_examples_v1")).containsExactly("rows", "test");
        assertThat(query("SELECT count(*) AS n FROM stability WHERE side IS NULL"))
                .containsExactly("n", "0");
    }

    @Test
    void itsPageAndItsVerificationAreThoseOfAnyRun() {
        assertDone(Command.run("report", run.toString()));
        assertThat(run.resolve("report.html")).isNotEmptyFile();
        Command status = Command.run("status", run.toString(), "--verify");
        assertDone(status);
        assertThat(status.out()).contains("COMPLETED");
    }

    @Test
    void itIsFinishedAndIsExtendedToTheBitsOfARunAtOnce() {
        Command again = train("--output", run.toString());
        assertDone(again);
        assertThat(again.err()).contains("nothing to do");
        String[] further = {"--set", "train.epochs=3"};
        assertDone(train("--output", run.toString(), "--extend", further[0], further[1]));
        Path atOnce = folder.resolve("at-once");
        assertDone(train("--output", atOnce.toString(), further[0], further[1]));
        for (Table table : List.of(Table.METRICS, Table.IMPORTANCE, Table.IMPORTANCE_STEPS, Table.TRIALS)) {
            assertThat(Tables.of(run).get(table.label()))
                    .as(table.label())
                    .isEqualTo(Tables.of(atOnce).get(table.label()));
        }
        assertThat(query("SELECT count(*) AS n FROM metrics WHERE side = 'test'"))
                .containsExactly("n", "6");
    }

    @Test
    void aRunOfOtherNumericsIsRefusedWithBothNumbers() throws IOException {
        int other = Numerics.NUMBER + 1;
        Path record = run.resolve("run.json");
        String text = Files.readString(record);
        Files.writeString(record, text.replaceFirst("\\{", "{ \"numerics\" : " + other + ","));
        Command refused = train("--output", run.toString(), "--extend", "--set", "train.epochs=3");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .contains("a run of numerics " + other, "computes with numerics " + Numerics.NUMBER, "--overwrite");
        assertThat(query("SELECT count(*) AS n FROM metrics"))
                .as("still queried")
                .containsExactly("n", "8");
    }

    private Command train(String... further) {
        return Command.run(Stream.concat(
                        Stream.of(
                                "train",
                                folder.resolve("plan.conf").toString(),
                                "--set",
                                "data.path=" + folder.resolve("rows.csv"),
                                "--set",
                                "report.enabled=false"),
                        Stream.of(further))
                .toArray(String[]::new));
    }

    private List<String> query(String sql) {
        Command command = Command.run("query", run.toString(), sql, "--format", "csv");
        assertDone(command);
        return command.out().lines().toList();
    }

    private static void assertDone(Command command) {
        assertThat(command.status()).as(command.err()).isZero();
    }
}
