package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learninggradients.Tolerance.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.SparkSessions;
import org.learninggradients.Tolerance;
import org.learninggradients.attribution.Attributor;
import org.learninggradients.attribution.method.AttributionTarget;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodOptions;
import org.learninggradients.attribution.method.TargetValue;
import org.learninggradients.cli.settings.PlanReader;
import org.learninggradients.cli.settings.Settings;
import org.learninggradients.data.TrainingData;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.Block;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.onnx.OnnxWriter;
import org.learninggradients.onnx.Precision;
import org.learninggradients.plan.Plan;
import org.learninggradients.store.table.Table;

/** What methods beside the learning gradient say of networks after an epoch, in the same table. */
class MethodImportanceIT {
    private static final List<String> METHODS =
            Method.all(MethodOptions.DEFAULTS).stream().map(Method::label).toList();
    private static final String ALL = "methods = [" + String.join(", ", METHODS) + "]";
    private static final int FEATURES = 30;
    private static final int TRAINING_ROWS = 455;
    private static final int TEST_ROWS = 114;

    private static final String[] SETTINGS = {
        "data { path = data/wdbc.csv, label = target }",
        "network.hidden = [[4]]",
        "train { epochs = 2, batch-size = 64, seeds = [1, 2] }",
        "networks.epochs = [1]"
    };

    @TempDir
    static Path folder;

    private static TrainedRun run = new TrainedRun(Path.of(""), new Command(0, "", ""));

    @BeforeAll
    static void trainOnce() {
        run = TrainedRun.completed(folder, "run", settings("importance { " + ALL + ", method-side = train }"));
    }

    @Test
    void everyMethodHasARowOfEachTrialEpochAndFeature() {
        Map<String, Long> counts =
                run.rows(Table.IMPORTANCE, "examples = " + TRAINING_ROWS + " AND side = 'train'").stream()
                        .collect(Collectors.groupingBy(row -> row.<String>getAs("method"), Collectors.counting()));
        assertThat(counts).containsOnlyKeys(METHODS);
        assertThat(counts.values()).containsOnly(2L * 2 * FEATURES);
        assertThat(run.rows(Table.IMPORTANCE, "true")).hasSize(METHODS.size() * 2 * 2 * FEATURES);
    }

    @Test
    void theTableSaysWhatTheKeptNetworksAttribute() {
        Map<String, List<Row>> rows =
                run.rows(Table.IMPORTANCE, "method <> 'learning-gradient'", "feature_index").stream()
                        .collect(Collectors.groupingBy(MethodImportanceIT::place));
        List<Block> blocks = trainingBlocks();
        assertThat(blocks).as("of more rows than are attributed at once").hasSize(1);
        for (int trial = 0; trial < 2; trial++) {
            for (int epoch = 1; epoch <= 2; epoch++) {
                Network network = run.model(trial, epoch).network();
                for (String method : METHODS.subList(1, METHODS.size())) {
                    String place = trial + " " + epoch + " " + method;
                    assertMeans(
                            place, rows.getOrDefault(place, List.of()), attributions(method, network, blocks.get(0)));
                }
            }
        }
    }

    private static String place(Row row) {
        return row.getAs("trial") + " " + row.getAs("epoch") + " " + row.getAs("method");
    }

    private static List<Block> trainingBlocks() {
        SparkSession session = SparkSessions.session();
        Plan plan = new PlanReader(Settings.read(Path.of(Command.conf(folder, SETTINGS)), List.of(), "unused"))
                .read(name -> {
                    throw new AssertionError(name);
                });
        try (TrainingData dataset = TrainingData.read(SparkSessions.context(session), session, plan.data());
                Split split = dataset.split(1, 64, 1)) {
            return split.training().collect();
        }
    }

    private static DMatrixRMaj attributions(String method, Network network, Block block) {
        DMatrixRMaj zeros = new DMatrixRMaj(1, block.features());
        Attributor attributor = new Attributor(
                Method.named(method, MethodOptions.DEFAULTS),
                new AttributionTarget(network, TargetValue.LOGIT, OptionalInt.of(0), zeros),
                new JavaProducts());
        attributor.reshape(block.rows());
        System.arraycopy(block.values(), 0, attributor.inputs().data, 0, block.values().length);
        System.arraycopy(block.rowNumbers(), 0, attributor.rows(), 0, block.rows());
        attributor.attribute();
        return attributor.attributions();
    }

    private static void assertMeans(String what, List<Row> rows, DMatrixRMaj attributions) {
        double[] abs = new double[FEATURES];
        double[] signed = new double[FEATURES];
        double[] shares = new double[FEATURES];
        int zero = 0;
        for (int n = 0; n < attributions.numRows; n++) {
            double[] own = Arrays.copyOfRange(attributions.data, n * FEATURES, (n + 1) * FEATURES);
            double size = Arrays.stream(own).map(Math::abs).sum();
            zero += size == 0 ? 1 : 0;
            for (int k = 0; k < FEATURES; k++) {
                abs[k] += Math.abs(own[k]);
                signed[k] += own[k];
                shares[k] += size == 0 ? 0 : Math.abs(own[k]) / size;
            }
        }
        double total = Arrays.stream(abs).sum();
        assertColumn(what, rows, "mean_abs", abs, attributions.numRows);
        assertColumn(what, rows, "mean_signed", signed, attributions.numRows);
        assertColumn(what, rows, "importance", abs, total);
        assertColumn(what, rows, "importance_by_example", shares, attributions.numRows - zero);
        assertThat(TrainedRun.numbers(rows, "zero_gradient_examples")).containsOnly(zero);
    }

    private static void assertColumn(String what, List<Row> rows, String column, double[] sums, double divisor) {
        double[] expected = Arrays.stream(sums).map(sum -> sum / divisor).toArray();
        assertClose(what + " " + column, TrainedRun.numbers(rows, column), expected, Tolerance.SUM);
    }

    @Test
    void nothingElseChanges() {
        TrainedRun without = TrainedRun.completed(folder, "without", SETTINGS);
        assertThat(run.command().out())
                .as("the summary speaks of the learning gradient")
                .isEqualTo(without.command().out());
        String[] order = {"trial", "epoch", "feature_index"};
        assertThat(run.rows(Table.IMPORTANCE, "method = 'learning-gradient'", order))
                .isEqualTo(without.rows(Table.IMPORTANCE, "true", order));
        Map<String, List<String>> expected = Tables.of(without.path());
        Map<String, List<String>> tables = Tables.of(run.path());
        for (String table : List.of("networks", "models", "metrics", "trials")) {
            assertThat(tables.get(table)).as(table).isEqualTo(expected.get(table));
        }
    }

    @Test
    void aMethodAloneAttributesTheTestRowsAfterTheLastEpoch() {
        TrainedRun alone = TrainedRun.completed(
                folder, "alone", settings("importance { methods = deeplift-mixed, method-epochs = final }"));
        assertThat(alone.rows(Table.IMPORTANCE, "true")).hasSize(2 * FEATURES).allSatisfy(row -> {
            assertThat(row.<String>getAs("method")).isEqualTo("deeplift-mixed");
            assertThat(row.<Integer>getAs("epoch")).isEqualTo(2);
            assertThat(row.<String>getAs("side")).isEqualTo("test");
            assertThat(row.<Long>getAs("examples")).isEqualTo(TEST_ROWS);
        });
        assertThat(alone.command().out()).contains("test accuracy").doesNotContain("feature");
        assertThat(Tables.of(alone.path()).get("models"))
                .isEqualTo(Tables.of(run.path()).get("models"));
    }

    @Test
    void ofALinearNetworkTheMethodsSayTheWeights() throws IOException {
        TrainedRun linear = TrainedRun.completed(
                folder,
                "linear",
                "data { path = \"" + threeColumns() + "\", label = y }",
                "network.hidden = [[]]",
                "train { epochs = 1, seeds = 1 }",
                "importance { " + ALL + " }");
        double[] weights = linear.model(0).network().weights(0).data;
        double[] sizes = Arrays.stream(weights).map(Math::abs).toArray();
        for (String method : List.of("output-gradient", "deconvolution", "guided-backpropagation", "smoothgrad")) {
            assertClose(method, column(linear, method, "mean_signed"), weights, Tolerance.SUM);
        }
        assertThat(sizes[1]).as("weight of the constant column").isPositive();
        assertClose("saliency", column(linear, "saliency", "mean_abs"), sizes, Tolerance.SUM);
        double counted = sizes[0] + sizes[2];
        assertClose(
                "shares",
                column(linear, "saliency", "importance"),
                new double[] {sizes[0] / counted, 0, sizes[2] / counted},
                Tolerance.SUM);
        assertThat(column(linear, "saliency", "rank")[1]).isEqualTo(3);
        for (String column : List.of("mean_abs", "mean_signed", "importance", "importance_by_example")) {
            double[] products = column(linear, "gradient-times-input", column);
            for (String method : List.of(
                    "integrated-gradients",
                    "occlusion",
                    "deeplift-rescale",
                    "deeplift-reveal-cancel",
                    "deeplift-mixed")) {
                assertClose(method + " " + column, column(linear, method, column), products, Tolerance.ONE_PASS);
            }
        }
        assertThat(linear.rows(Table.IMPORTANCE, "method = 'vargrad'"))
                .as("the gradient is the same everywhere")
                .hasSize(3)
                .allMatch(row -> row.isNullAt(row.fieldIndex("importance"))
                        && row.<Long>getAs("zero_gradient_examples").equals(row.<Long>getAs("examples")));
    }

    /** Where 10³⁰⁸·x is infinite, so is the way to the sigmoid's 1, and nothing is left for the input. */
    @Test
    void rowsWhoseAttributionsAreIncompleteAreCounted() throws IOException {
        Topology topology = Topology.dense(List.of(FEATURES, 1, 1), Activation.SIGMOID, Activation.IDENTITY);
        double[] parameters = new double[topology.parameterCount()];
        parameters[0] = 1e308;
        Arrays.fill(parameters, FEATURES + 1, parameters.length, 0.5);
        Path onnx = folder.resolve("infinite.onnx");
        OnnxModel model = new OnnxModel(new Network(topology, parameters), Optional.empty());
        Files.write(onnx, OnnxWriter.write(model, Precision.DOUBLE));
        Block block = trainingBlocks().get(0);
        long infinite = IntStream.range(0, block.rows())
                .filter(row -> Double.isInfinite(1e308 * block.values()[row * FEATURES]))
                .count();
        TrainedRun run = TrainedRun.completed(
                folder,
                "infinite",
                SETTINGS[0],
                "network.initial = \"" + onnx + "\"",
                "train { epochs = 2, seeds = 1 }",
                "importance { methods = [deeplift-rescale, saliency], method-side = train }");
        assertThat(run.command().err().lines().filter(line -> line.contains("incomplete")))
                .as("of two epochs")
                .containsExactly("deeplift-rescale was incomplete by more than rounding in " + 2 * infinite
                        + " attributions of a row; 'attribute' names such rows");
    }

    private static double[] column(TrainedRun linear, String method, String column) {
        return TrainedRun.numbers(linear.rows(Table.IMPORTANCE, "method = '" + method + "'", "feature_index"), column);
    }

    /** Features a and b, which decide y, and k between them, which is constant. */
    private static Path threeColumns() throws IOException {
        RandomStream stream = RandomStream.of(1);
        List<String> lines = new ArrayList<>(List.of("a,k,b,y"));
        for (int row = 0; row < 120; row++) {
            double a = stream.nextGaussian();
            double b = stream.nextGaussian();
            lines.add(a + ",0.1," + b + "," + (a + stream.nextGaussian() > b ? 1 : 0));
        }
        return Files.write(folder.resolve("three.csv"), lines);
    }

    private static String[] settings(String importance) {
        String[] settings = Arrays.copyOf(SETTINGS, SETTINGS.length + 1);
        settings[SETTINGS.length] = importance;
        return settings;
    }
}
