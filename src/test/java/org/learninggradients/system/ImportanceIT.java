package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.SparkSessions;
import org.learninggradients.Tolerance;
import org.learninggradients.cli.settings.PlanReader;
import org.learninggradients.cli.settings.Settings;
import org.learninggradients.data.TrainingData;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.Block;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.onnx.OnnxWriter;
import org.learninggradients.onnx.Precision;
import org.learninggradients.plan.Plan;
import org.learninggradients.store.table.Table;

/** What the importance tables say of features and examples that are special, and how the tables fit together. */
class ImportanceIT {
    private static final int ROWS = 120;

    @TempDir
    Path folder;

    @Test
    void aConstantColumnIsLastAndTheOthersShareTheWhole() throws IOException {
        TrainedRun run = TrainedRun.completed(
                folder,
                "run",
                data("constant"),
                "network.hidden = [[4]]",
                "train { epochs = 3, seeds = [1, 2] }",
                "importance { steps = true, examples.epochs = [3] }");
        for (Table table : List.of(Table.IMPORTANCE, Table.IMPORTANCE_STEPS, Table.IMPORTANCE_EXAMPLES)) {
            List<Row> constant = run.rows(table, "feature = 'k'", "trial", "epoch");
            assertThat(constant).isNotEmpty();
            for (Row row : constant) {
                assertThat(row.<Double>getAs("importance")).isZero();
                assertThat(row.<Integer>getAs("rank")).as("of 3 features").isEqualTo(3);
            }
        }
        assertThat(TrainedRun.numbers(run.rows(Table.IMPORTANCE, "feature = 'k'"), "mean_abs"))
                .as("the network listens to it all the same")
                .hasSize(6)
                .doesNotContain(0);
        List<Row> rows = run.rows(Table.IMPORTANCE, "true", "trial", "epoch", "feature_index");
        for (int start = 0; start < rows.size(); start += 3) {
            double[] abs = TrainedRun.numbers(rows.subList(start, start + 3), "mean_abs");
            double[] shares = TrainedRun.numbers(rows.subList(start, start + 3), "importance");
            Tolerance.assertClose(
                    "shares of a, k, b",
                    shares,
                    new double[] {abs[0] / (abs[0] + abs[2]), 0, abs[2] / (abs[0] + abs[2])},
                    Tolerance.SUM);
            double[] byExample = TrainedRun.numbers(rows.subList(start, start + 3), "importance_by_example");
            assertThat(Arrays.stream(byExample).sum()).isCloseTo(1, within(Tolerance.SUM));
            assertThat(byExample[1]).isZero();
        }
        assertThat(run.rows(Table.FEATURES, "constant").stream().map(row -> row.<String>getAs("feature")))
                .containsExactly("k");
    }

    @Test
    void deadReluHaveNoImportanceAndTheSummarySaysSo() throws IOException {
        Topology topology = Topology.dense(List.of(2, 3, 1), Activation.RELU, Activation.IDENTITY);
        double[] parameters = new double[topology.parameterCount()];
        Arrays.fill(parameters, 0.5);
        Arrays.fill(parameters, 6, 9, -1000);
        Path onnx = folder.resolve("dead.onnx");
        Files.write(
                onnx,
                OnnxWriter.write(new OnnxModel(new Network(topology, parameters), Optional.empty()), Precision.DOUBLE));
        TrainedRun run = TrainedRun.completed(
                folder,
                "run",
                data("dead"),
                "data.exclude = [k]",
                "network.initial = \"" + onnx + "\"",
                "train { epochs = 2, seeds = 1 }",
                "importance.examples.epochs = [2]");
        List<Row> rows = run.rows(Table.IMPORTANCE, "true");
        assertThat(rows).hasSize(4);
        for (Row row : rows) {
            assertThat(row.<Object>getAs("importance")).isNull();
            assertThat(row.<Object>getAs("importance_by_example")).isNull();
            assertThat(row.<Object>getAs("rank")).isNull();
            assertThat(row.<Double>getAs("mean_abs")).isZero();
            assertThat(row.<Long>getAs("zero_gradient_examples"))
                    .isEqualTo(row.<Long>getAs("examples"))
                    .isEqualTo(96L);
        }
        assertThat(run.rows(Table.IMPORTANCE_EXAMPLES, "true"))
                .hasSize(2 * 24)
                .allMatch(row -> row.getAs("importance") == null && row.getAs("rank") == null);
        assertThat(run.command().out()).contains("without importance, all gradients being zero: 1 trials");
    }

    @Test
    void theTablesFitTogether() throws IOException {
        TrainedRun run = TrainedRun.completed(
                folder,
                "run",
                data("rows"),
                "data.split-seed = [1, 2]",
                "network { hidden = [[4]], activation = tanh }",
                "train { epochs = 2, batch-size = 13, seeds = [1, 2] }",
                "importance { steps = true, examples = { epochs = [1, 2], side = test } }");
        assertStepsAddUpToEpochs(run);
        assertExamplesAreTheTestRows(run);
    }

    private static void assertStepsAddUpToEpochs(TrainedRun run) {
        Map<String, List<Row>> steps = run.rows(Table.IMPORTANCE_STEPS, "true", "step").stream()
                .collect(Collectors.groupingBy(ImportanceIT::place));
        List<Row> epochs = run.rows(Table.IMPORTANCE, "true");
        assertThat(epochs).hasSize(4 * 2 * 3).hasSameSizeAs(steps.keySet());
        for (Row epoch : epochs) {
            List<Row> own = steps.getOrDefault(place(epoch), List.of());
            assertThat(TrainedRun.numbers(own, "step")).as("96 rows by 13").containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            double[] examples = TrainedRun.numbers(own, "examples");
            assertThat((long) Arrays.stream(examples).sum()).isEqualTo(epoch.<Long>getAs("examples"));
            for (String column : List.of("mean_abs", "mean_signed")) {
                double[] means = TrainedRun.numbers(own, column);
                double sum = 0;
                double size = 0;
                for (int i = 0; i < means.length; i++) {
                    sum += means[i] * examples[i];
                    size += Math.abs(means[i] * examples[i]);
                }
                assertThat(epoch.<Double>getAs(column) * 96).as(column).isCloseTo(sum, within(Tolerance.SUM * size));
            }
        }
    }

    private static String place(Row row) {
        return row.getAs("trial") + " " + row.getAs("epoch") + " " + row.getAs("feature");
    }

    private void assertExamplesAreTheTestRows(TrainedRun run) {
        List<Row> rows = run.rows(Table.IMPORTANCE_EXAMPLES, "true", "trial", "epoch", "row", "feature_index");
        assertThat(rows).hasSize(4 * 2 * 24 * 3);
        for (int start = 0; start < rows.size(); start += 3) {
            List<Row> example = rows.subList(start, start + 3);
            assertThat(example.stream().map(row -> row.<Long>getAs("row")).distinct())
                    .hasSize(1);
            double[] shares = TrainedRun.numbers(example, "importance");
            assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(Tolerance.SUM));
            double[] gradients = TrainedRun.numbers(example, "gradient");
            assertThat(shares[0] * Math.abs(gradients[2]))
                    .as("shares of a and b are to each other as their gradients")
                    .isCloseTo(
                            shares[2] * Math.abs(gradients[0]),
                            within(Tolerance.SUM * Math.max(Math.abs(gradients[0]), Math.abs(gradients[2]))));
        }
        for (long split : new long[] {1, 2}) {
            List<Long> expected = testRows(split);
            assertThat(expected).hasSize(24);
            for (int epoch = 1; epoch <= 2; epoch++) {
                for (long seed = 1; seed <= 2; seed++) {
                    String where =
                            "feature = 'a' AND split_seed = " + split + " AND seed = " + seed + " AND epoch = " + epoch;
                    assertThat(run.rows(Table.IMPORTANCE_EXAMPLES, where, "row").stream()
                                    .map(row -> row.<Long>getAs("row"))
                                    .toList())
                            .as(where)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private List<Long> testRows(long splitSeed) {
        SparkSession session = SparkSessions.session();
        JavaSparkContext context = SparkSessions.context(session);
        Path conf = Path.of(Command.conf(folder, "data { path = \"" + folder.resolve("rows.csv") + "\", label = y }"));
        Plan plan = new PlanReader(Settings.read(conf, List.of(), "unused")).read(name -> {
            throw new AssertionError(name);
        });
        try (TrainingData dataset = TrainingData.read(context, session, plan.data());
                Split split = dataset.split(splitSeed, 13, 2)) {
            List<Long> rows = new ArrayList<>();
            for (Block block : split.test().collect()) {
                Arrays.stream(block.rowNumbers()).forEach(rows::add);
            }
            return rows.stream().sorted().toList();
        }
    }

    @Test
    void withoutImportanceTheSameNetworksComeOut() throws IOException {
        String[] settings = {data("rows"), "network.hidden = [[4]]", "train { epochs = 2, seeds = [1, 2] }"};
        TrainedRun with = TrainedRun.completed(folder, "with", settings);
        String[] more = Arrays.copyOf(settings, 4);
        more[3] = "importance.enabled = false";
        TrainedRun without = TrainedRun.completed(folder, "without", more);
        assertThat(without.rows(Table.IMPORTANCE, "true")).isEmpty();
        assertThat(without.command().out()).contains("test accuracy").doesNotContain("gradients");
        assertThat(with.rows(Table.IMPORTANCE, "true")).hasSize(2 * 2 * 3);
        Map<String, List<String>> expected = Tables.of(with.path());
        Map<String, List<String>> tables = Tables.of(without.path());
        for (String table : List.of("networks", "models", "metrics", "trials")) {
            assertThat(tables.get(table)).as(table).isEqualTo(expected.get(table));
        }
    }

    /** Features a and b, which decide y, and k, which is constant. */
    private String data(String name) throws IOException {
        RandomStream stream = RandomStream.of(1);
        List<String> lines = new ArrayList<>(List.of("a,k,b,y"));
        for (int row = 0; row < ROWS; row++) {
            double a = stream.nextGaussian();
            double b = stream.nextGaussian();
            boolean positive = row % 2 == 0;
            double shift = positive ? 1 : -1;
            lines.add((a + shift) + ",0.1," + (b - shift / 2) + "," + (positive ? 1 : 0));
        }
        Path file = Files.write(folder.resolve(name + ".csv"), lines);
        return "data { path = \"" + file + "\", label = y }";
    }
}
