package org.learninggradients.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.learninggradients.SparkSessions;
import org.learninggradients.store.table.Table;

/** The views say of a fixed table what numpy and scipy say (stability/make.py). */
class ViewsIT {
    private static final Path FOLDER = Path.of("src/test/resources/stability");
    private static final double ROUNDING = 1e-12;

    private static JsonNode expected = new ObjectMapper().createObjectNode();
    private static SparkSession session = SparkSessions.session();

    @BeforeAll
    static void register() throws IOException {
        expected = new ObjectMapper().readTree(FOLDER.resolve("expected.json").toFile());
        session = SparkSessions.session().newSession();
        for (Table table : Table.values()) {
            session.createDataFrame(List.of(), schema(table)).createOrReplaceTempView(table.label());
        }
        read(Table.IMPORTANCE, "importance.json");
        read(Table.CORRELATIONS, "correlations.json");
        read(Table.METRICS, "metrics.json");
        read(Table.TRIALS, "trials.json");
        session.sql("SELECT DISTINCT split_seed, feature, feature_index FROM correlations")
                .createOrReplaceTempView(Table.FEATURES.label());
        for (View view : View.values()) {
            session.sql(view.sql()).createOrReplaceTempView(view.label());
        }
    }

    private static void read(Table table, String file) {
        session.read()
                .schema(schema(table))
                .json(FOLDER.resolve(file).toString())
                .createOrReplaceTempView(table.label());
    }

    private static StructType schema(Table table) {
        return StructType.fromDDL(String.join(
                ", ",
                table.columns().stream()
                        .map(column -> column.name() + " " + column.kind())
                        .toList()));
    }

    @Test
    void agreementOfRankingsAndOfLeadingSets() {
        List<Row> rows = session.sql("SELECT * FROM stability ORDER BY epoch, across <> 'trials', across, held, k")
                .collectAsList();
        assertSame(rows, "stability", "across", "held", "trials", "kendall_w", "spearman", "k");
        assertSame(rows, "stability", "nogueira", "nogueira_low", "nogueira_high");
    }

    /** Two trials that rank two features the other way round; one trial alone; one feature, which leaves nothing to choose. */
    @Test
    void fewFeaturesAndFewTrials() {
        SparkSession few = session.newSession();
        few.sql(
                        "SELECT configuration, 'saliency' AS method, 'train' AS side, 1 AS epoch, trial, trial AS seed, 1L AS split_seed,"
                                + " feature_index, rank FROM VALUES ('two', 1, array(1, 2)), ('two', 2, array(2, 1)),"
                                + " ('alone', 3, array(2, 3, 1)), ('one', 4, array(1)), ('one', 5, array(1))"
                                + " AS (configuration, trial, ranks)"
                                + " LATERAL VIEW posexplode(ranks) AS feature_index, rank")
                .createOrReplaceTempView(Table.IMPORTANCE.label());
        for (View view : List.of(View.TRIAL_RANKING, View.TOP_SET, View.STABILITY)) {
            few.sql(view.sql()).createOrReplaceTempView(view.label());
        }
        assertThat(few.sql("SELECT trial, k, array_join(feature_indices, ' ') FROM top_set ORDER BY trial")
                        .collectAsList())
                .map(Row::toString)
                .containsExactly("[1,1,0]", "[2,1,1]", "[3,1,2]");
        assertThat(few.sql(
                                "SELECT configuration, trials, features, kendall_w, spearman, k, nogueira, nogueira_low, nogueira_high"
                                        + " FROM stability WHERE across = 'trials' ORDER BY configuration")
                        .collectAsList())
                .map(Row::toString)
                .containsExactly("[one,2,1,null,null,null,null,null,null]", "[two,2,2,0.0,-1.0,1,-1.0,-1.0,-1.0]");
    }

    @Test
    void similarityOfLeadingSets() {
        assertSame(
                session.sql("SELECT * FROM jaccard ORDER BY epoch, across <> 'trials', across, held, k")
                        .collectAsList(),
                "stability",
                "across",
                "held",
                "k",
                "trials",
                "distinct_sets",
                "jaccard");
    }

    @Test
    void sinceWhenTheLeadingSetStays() {
        assertSame(
                session.sql("SELECT * FROM lock_in ORDER BY trial, k").collectAsList(),
                "lock_in",
                "trial",
                "k",
                "epoch",
                "censored");
    }

    @Test
    void meansQuantilesAndRanks() {
        assertSame(
                session.sql("SELECT * FROM importance_mean JOIN importance_rank USING (epoch, feature_index)"
                                + " ORDER BY epoch, feature_index")
                        .drop("standard_deviation")
                        .collectAsList(),
                "means",
                "mean",
                "low",
                "median",
                "high",
                "by_example_mean",
                "mean_rank",
                "top_5");
        assertSame(
                session.sql("SELECT * FROM importance_mean ORDER BY epoch, feature_index")
                        .collectAsList(),
                "means",
                "standard_deviation");
    }

    @Test
    void learningCurves() {
        assertSame(
                session.sql("SELECT * FROM metrics_mean ORDER BY configuration, side, epoch")
                        .collectAsList(),
                "metrics_mean");
    }

    @Test
    void whatATrialCameTo() {
        assertSame(session.sql("SELECT * FROM trial_summary ORDER BY trial").collectAsList(), "trial_summary");
    }

    @Test
    void theViewsOfTheFormerVersionCallTheSideRows() {
        for (Table table : List.of(Table.METRICS, Table.IMPORTANCE)) {
            assertThat(session.table(table.label() + "_v1").columns())
                    .as(table.label())
                    .containsExactly(table.columns().stream()
                            .map(column -> column.name().replace("side", "rows"))
                            .toArray(String[]::new));
            assertThat(session.sql("SELECT DISTINCT rows FROM " + table.label() + "_v1")
                            .collectAsList())
                    .as(table.label())
                    .isEqualTo(session.sql("SELECT DISTINCT side FROM " + table.label())
                            .collectAsList());
        }
    }

    @Test
    void groupsAreConnectedComponents() {
        List<Row> rows = session.sql(
                        "SELECT threshold, array_sort(collect_list(struct(feature_index, group_index))).group_index"
                                + " AS groups FROM feature_group GROUP BY threshold ORDER BY threshold")
                .collectAsList();
        assertThat(rows).hasSameSizeAs(expected.get("groups"));
        for (int i = 0; i < rows.size(); i++) {
            List<Integer> groups = new ArrayList<>();
            expected.get("groups").get(i).get("groups").forEach(group -> groups.add(group.intValue()));
            assertThat(rows.get(i).getList(1)).as("at %s", rows.get(i).get(0)).isEqualTo(groups);
        }
    }

    @Test
    void aGroupHasTheSharesOfItsFeatures() {
        List<Row> rows = session.sql("SELECT threshold, epoch, sum(mean), sum(features) FROM group_importance"
                        + " GROUP BY threshold, epoch")
                .collectAsList();
        assertThat(rows).hasSize(40).allSatisfy(row -> {
            assertThat(row.getDouble(2)).isCloseTo(1, within(ROUNDING));
            assertThat(row.getLong(3)).isEqualTo(12);
        });
        assertThat(session.sql(
                                "SELECT g.mean - sum(m.mean) FROM group_importance g JOIN feature_group f USING (threshold, group_index)"
                                        + " JOIN importance_mean m ON m.epoch = g.epoch AND m.feature_index = f.feature_index"
                                        + " GROUP BY g.threshold, g.epoch, g.group_index, g.mean")
                        .collectAsList())
                .allSatisfy(row -> assertThat(row.getDouble(0)).isCloseTo(0, within(ROUNDING)));
    }

    /** All columns are the fields of the same names, row by row. */
    private static void assertSame(List<Row> rows, String field) {
        assertSame(rows, field, rows.get(0).schema().fieldNames());
    }

    /** These columns are the fields of the same names, row by row. */
    private static void assertSame(List<Row> rows, String field, String... columns) {
        List<JsonNode> fields =
                StreamSupport.stream(expected.get(field).spliterator(), false).toList();
        assertThat(rows).hasSameSizeAs(fields);
        for (int i = 0; i < rows.size(); i++) {
            for (String column : columns) {
                Object value = rows.get(i).getAs(column);
                JsonNode wanted = fields.get(i).get(column);
                String where = column + " of " + fields.get(i);
                if (wanted.isFloatingPointNumber()) {
                    assertThat((Double) value).as(where).isCloseTo(wanted.doubleValue(), within(ROUNDING));
                } else {
                    assertThat(value == null ? "null" : value.toString())
                            .as(where)
                            .isEqualTo(wanted.asText());
                }
            }
        }
    }
}
