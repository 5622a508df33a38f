package org.learninggradients.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.SparkSessions;
import org.learninggradients.data.read.ColumnChoice;
import org.learninggradients.data.read.Cuts;
import org.learninggradients.data.read.InputColumns;
import org.learninggradients.data.read.Source;
import org.learninggradients.plan.DataPlan;

/** The same rows give the same bits, however they are stored and wherever they are worked on. */
@ExtendWith(SparkSessions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvarianceIT {
    private static final int ROWS = 3000;
    private static final Cuts SMALL = new Cuts(4096, 100, 60);
    private static final int[] IN_ORDER = {0, 1, 2, 3, 4, 5};
    private static final int[] SHUFFLED = {5, 3, 0, 4, 2, 1};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private final List<List<String>> rows = SampleRows.of(ROWS);
    private Path whole = Path.of("whole.csv");
    private SortedMap<String, Object> expected = new TreeMap<>();

    @BeforeAll
    void readTheWholeFileInOnePartition() throws IOException {
        whole = SampleRows.write(folder.resolve("whole.csv"), rows, IN_ORDER);
        expected = snapshot(plan(whole), Cuts.USUAL, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 64})
    void partitionsDoNotMatter(int partitions) {
        assertSame(snapshot(plan(whole), Cuts.USUAL, partitions));
    }

    @Test
    void rangesAndChunksDoNotMatter() {
        assertSame(snapshot(plan(whole), SMALL, 7));
        assertSame(snapshot(plan(whole), new Cuts(50_000, 100, 3), 3));
    }

    @Test
    void filesAndTheOrderOfTheirColumnsDoNotMatter() throws IOException {
        for (int file = 0; file < 7; file++) {
            List<List<String>> part = rows.subList(ROWS * file / 7, ROWS * (file + 1) / 7);
            SampleRows.write(folder.resolve("seven/" + file + ".csv"), part, file % 2 == 0 ? IN_ORDER : SHUFFLED);
        }
        assertSame(snapshot(plan(folder.resolve("seven")), SMALL, 7));
        assertSame(snapshot(plan(folder.resolve("seven")), Cuts.USUAL, 2));
    }

    @Test
    void parquetIsAsGoodAsCsv() throws IOException {
        SparkSession session = SparkSessions.session();
        String text = "`id` string, `a` double, `b``.x` double, `c` double, `kind` string, `target` double";
        session.read()
                .schema(text)
                .option("header", true)
                .csv(whole.toString())
                .selectExpr("kind", "c", "int(id) as id", "`b``.x`", "target", "a")
                .coalesce(1)
                .write()
                .option("parquet.block.size", 8192)
                .option("parquet.page.size.row.check.min", 10)
                .option("parquet.block.size.row.check.min", 10)
                .parquet(folder.resolve("odd [1] {name}").toString());
        session.conf().set("spark.sql.files.maxPartitionBytes", "20000");
        try {
            DataPlan plan = plan(folder.resolve("odd [1] {name}"));
            Source source = Sources.open(session, plan.path(), plan.format(), SMALL);
            InputColumns columns = new ColumnChoice(source.columns(), plan.path()).forTraining(plan);
            assertThat(source.read(columns).getNumPartitions())
                    .as("parts of the file that are read apart")
                    .isGreaterThan(2);
            assertSame(snapshot(plan, SMALL, 7));
        } finally {
            session.conf().unset("spark.sql.files.maxPartitionBytes");
        }
    }

    @Test
    void aRowIdMakesTheOrderOfTheFileIrrelevant() throws IOException {
        SortedMap<String, Object> ordered = snapshot(byId(whole), Cuts.USUAL, 1);
        assertThat(ordered.get("fingerprint")).as("another order").isNotEqualTo(expected.get("fingerprint"));
        List<List<String>> backwards = new ArrayList<>(rows);
        Collections.reverse(backwards);
        Path file = SampleRows.write(folder.resolve("backwards.csv"), backwards, SHUFFLED);
        assertThat(snapshot(byId(file), SMALL, 7)).isEqualTo(ordered);
    }

    @Test
    void anotherSeedIsAnotherSplitOfTheSameRows() {
        SparkSession session = SparkSessions.session();
        try (TrainingData data = TrainingData.read(SparkSessions.context(session), session, plan(whole))) {
            SortedMap<String, Object> other = Snapshot.of(data, 2, 1);
            assertThat(other.get("fingerprint")).isEqualTo(expected.get("fingerprint"));
            assertThat(other.get("test")).isNotEqualTo(expected.get("test"));
        }
    }

    @Test
    void theFingerprintSeesEveryCellAndTheOrder() throws IOException {
        List<List<String>> changed = new ArrayList<>(rows);
        Collections.swap(changed, 10, 2000);
        assertThat(fingerprint(changed)).as("two rows swapped").isNotEqualTo(expected.get("fingerprint"));
        changed = new ArrayList<>(rows);
        List<String> row = new ArrayList<>(rows.get(1234));
        row.set(3, Double.toString(Math.nextUp(Double.parseDouble(row.get(3)))));
        changed.set(1234, row);
        assertThat(fingerprint(changed)).as("one bit of one cell").isNotEqualTo(expected.get("fingerprint"));
        row = new ArrayList<>(rows.get(1234));
        row.set(4, row.get(4).equals("oak") ? "elm" : "oak");
        changed.set(1234, row);
        assertThat(fingerprint(changed)).as("one label").isNotEqualTo(expected.get("fingerprint"));
        assertThat(fingerprint(rows)).as("another path").isEqualTo(expected.get("fingerprint"));
    }

    private static String fingerprint(List<List<String>> rows) throws IOException {
        Path file = SampleRows.write(folder.resolve("changed.csv"), rows, IN_ORDER);
        SparkSession session = SparkSessions.session();
        try (TrainingData data = TrainingData.read(SparkSessions.context(session), session, plan(file))) {
            return data.fingerprint();
        }
    }

    private void assertSame(SortedMap<String, Object> actual) {
        for (Map.Entry<String, Object> entry : expected.entrySet()) {
            assertThat(actual.get(entry.getKey())).as(entry.getKey()).isEqualTo(entry.getValue());
        }
    }

    private static SortedMap<String, Object> snapshot(DataPlan plan, Cuts cuts, int partitions) {
        SparkSession session = SparkSessions.session();
        JavaSparkContext context = SparkSessions.context(session);
        try (TrainingData data = TrainingData.read(context, session, plan, cuts)) {
            return Snapshot.of(data, 1, partitions);
        }
    }

    private static DataPlan plan(Path path) {
        return new PlanOf(path, "kind").features("c", "a", "b`.x").blockRows(64).plan();
    }

    private static DataPlan byId(Path path) {
        return new PlanOf(path, "target")
                .features("c", "a", "b`.x")
                .rowId("id")
                .blockRows(64)
                .plan();
    }
}
