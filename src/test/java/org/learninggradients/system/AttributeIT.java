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
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.SparkSessions;
import org.learninggradients.Tolerance;
import org.learninggradients.net.Network;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.onnx.OnnxWriter;
import org.learninggradients.onnx.Precision;
import org.learninggradients.store.table.Table;

/** The rows of a table are attributed, by a run's network or a file's, in any number of partitions. */
class AttributeIT {
    private static final int ROWS = 569;
    private static final int FEATURES = 30;
    private static final String WDBC = "data/wdbc.csv";

    @TempDir
    static Path folder;

    private static TrainedRun run = new TrainedRun(Path.of(""), new Command(0, "", ""));

    @BeforeAll
    static void trainOnce() {
        run = TrainedRun.completed(
                folder,
                "run",
                "data { path = data/wdbc.csv, label = target }",
                "network.hidden = [[5]]",
                "train { epochs = 2, seeds = [1] }");
    }

    private static Path attributed(String name, Map<String, String> spark, String... options) {
        Path output = folder.resolve(name);
        String[] arguments = with(new String[] {"attribute", "--output", output.toString()}, options);
        Command command = Command.with(spark, arguments);
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(command.out()).isEmpty();
        return output;
    }

    private static String[] ofRun(String... further) {
        return with(new String[] {"--run", run.path().toString(), "--trial", "0"}, further);
    }

    @Test
    void theSameBitsInAnyNumberOfPartitions() {
        String[] options = ofRun(
                "--data",
                WDBC,
                "--format",
                "csv",
                "--method",
                "deeplift-reveal-cancel,integrated-gradients,smoothgrad");
        Map<String, String> kryo = Map.of(
                "spark.serializer", "org.apache.spark.serializer.KryoSerializer",
                "spark.kryo.registrationRequired", "true",
                "spark.default.parallelism", "7");
        Path one = attributed("one", Map.of("spark.default.parallelism", "1"), options);
        AttributedTable attributions = AttributedTable.read(one.resolve("attributions"));
        AttributedTable rows = AttributedTable.read(one.resolve("rows"));
        assertThat(attributions.lines()).hasSize(3 * ROWS * FEATURES);
        assertThat(attributions.files()).isEqualTo(1);
        assertThat(rows.lines()).hasSize(3 * ROWS);
        for (Map<String, String> spark : List.of(Map.of("spark.default.parallelism", "2"), kryo)) {
            Path many = attributed("many" + spark.size(), spark, options);
            AttributedTable same = AttributedTable.read(many.resolve("attributions"));
            assertThat(same.files()).isEqualTo(Integer.parseInt(spark.get("spark.default.parallelism")));
            assertThat(same.lines()).isEqualTo(attributions.lines());
            assertThat(AttributedTable.read(many.resolve("rows")).lines()).isEqualTo(rows.lines());
        }
    }

    @Test
    void wideAndLongTablesSayTheSame() {
        String[] options = ofRun("--data", WDBC, "--label", "target", "--method", "learning-gradient,deeplift-rescale");
        Path tall = attributed("tall", Map.of(), options);
        Path wide = attributed("wide", Map.of(), with(options, "--wide"));
        List<Row> vectors = SparkSessions.session()
                .read()
                .parquet(wide.resolve("attributions").toString())
                .orderBy("method", "row")
                .collectAsList();
        List<Row> singles = SparkSessions.session()
                .read()
                .parquet(tall.resolve("attributions").toString())
                .orderBy("method", "row", "feature_index")
                .collectAsList();
        assertThat(vectors).hasSize(2 * ROWS);
        assertThat(vectors.get(0).schema().simpleString())
                .isEqualTo("struct<row:bigint,method:string,output:int,attributions:array<double>>");
        assertThat(singles.get(0).schema().simpleString())
                .isEqualTo(
                        "struct<row:bigint,method:string,output:int,feature:string,feature_index:int,attribution:double>");
        assertThat(singles.stream().map(row -> row.<Double>getAs("attribution")))
                .containsExactlyElementsOf(vectors.stream()
                        .flatMap(row -> row.<Double>getList(3).stream())
                        .toList());
        assertThat(singles.subList(0, FEATURES).stream().map(row -> row.<String>getAs("feature")))
                .containsExactlyElementsOf(run.model(0).metadata().orElseThrow().features());
    }

    @Test
    void outputsAndReferencesAreKeptBesideThem() {
        Path output = attributed(
                "beside",
                Map.of(),
                ofRun("--data", WDBC, "--format", "csv", "--method", "saliency,occlusion,deeplift-mixed"));
        AttributedTable rows = AttributedTable.read(output.resolve("rows"));
        AttributedTable attributions = AttributedTable.read(output.resolve("attributions"));
        assertThat(rows.numbers("saliency", "reference_output")).containsOnly(Double.NaN);
        assertThat(rows.numbers("occlusion", "completeness_error")).containsOnly(Double.NaN);
        double[] outputs = rows.numbers("deeplift-mixed", "output_value");
        double[] sums = new double[ROWS];
        double[] contributions = attributions.numbers("deeplift-mixed", "attribution");
        for (int i = 0; i < contributions.length; i++) {
            sums[i / FEATURES] += contributions[i];
        }
        double atMean = rows.numbers("deeplift-mixed", "reference_output")[0];
        assertClose(
                "sums",
                sums,
                Arrays.stream(outputs).map(value -> value - atMean).toArray(),
                Tolerance.SUM);
        assertThat(rows.numbers("occlusion", "output_value")).isEqualTo(outputs);
    }

    /** The scaler of a run, of metadata, of another run, and standardised rows are one. */
    @Test
    void networksAndScalersComeFromRunsAndFiles() throws IOException {
        String[] method = {"--format", "csv", "--method", "gradient-times-input"};
        Path expected = attributed("of-run", Map.of(), with(method, ofRun("--data", WDBC)));
        Path named = run.path().resolve("models/0.onnx");
        Path bare = folder.resolve("bare.onnx");
        Files.write(bare, OnnxWriter.write(run.model(0).network(), Optional.empty(), Precision.DOUBLE));
        Path standardized = standardized(run.model(0).metadata().orElseThrow().scales());
        List<Path> same = List.of(
                attributed("of-file", Map.of(), with(method, "--data", WDBC, "--model", named.toString())),
                attributed(
                        "of-both",
                        Map.of(),
                        with(
                                method,
                                "--data",
                                WDBC,
                                "--model",
                                bare.toString(),
                                "--scaler",
                                run.path().toString())),
                attributed(
                        "of-none",
                        Map.of(),
                        with(
                                method,
                                "--data",
                                standardized.toString(),
                                "--model",
                                bare.toString(),
                                "--label",
                                "target")));
        for (Path other : same) {
            assertThat(attributions(other)).as(other.toString()).isEqualTo(attributions(expected));
        }
    }

    private static double[] attributions(Path output) {
        return AttributedTable.read(output.resolve("attributions")).numbers("gradient-times-input", "attribution");
    }

    @Test
    void aRunsScalerLeavesAConstantColumnUnscaled() throws IOException {
        List<String> lines = new ArrayList<>(List.of("a,k,y"));
        for (int row = 0; row < 40; row++) {
            lines.add(row * 7 % 11 + ",0.1," + row % 2);
        }
        Path rows = Files.write(folder.resolve("constant.csv"), lines);
        TrainedRun constant = TrainedRun.completed(
                folder,
                "constant",
                "data { path = \"" + rows + "\", label = y }",
                "network.hidden = [[]]",
                "train { epochs = 1, seeds = 1 }");
        String[] method = {"--data", rows.toString(), "--format", "csv", "--method", "gradient-times-input"};
        Path expected = attributed(
                "constant-run", Map.of(), with(method, "--run", constant.path().toString(), "--trial", "0"));
        Path bare = folder.resolve("constant.onnx");
        Files.write(bare, OnnxWriter.write(constant.model(0).network(), Optional.empty(), Precision.DOUBLE));
        String[] network = {
            "--model", bare.toString(), "--scaler", constant.path().toString()
        };
        Path scaled = attributed("constant-scaler", Map.of(), with(method, network));
        assertThat(AttributedTable.read(scaled.resolve("attributions")))
                .isEqualTo(AttributedTable.read(expected.resolve("attributions")));
    }

    private static Path standardized(List<Standardization> scales) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(WDBC)));
        List<String> header = List.of(lines.get(0).split(","));
        int label = header.indexOf("target");
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",");
            int next = 0;
            for (int k = 0; k < cells.length; k++) {
                if (k != label) {
                    Standardization scale = scales.get(next++);
                    cells[k] =
                            Double.toString((Double.parseDouble(cells[k]) - scale.mean()) / scale.standardDeviation());
                }
            }
            lines.set(i, String.join(",", cells));
        }
        return Files.write(folder.resolve("standardized.csv"), lines);
    }

    /** Algorithm 2 of all training rows with the final weights, against the gradients of single examples that training kept. */
    @Test
    void theLearningGradientIsThatOfTraining() {
        TrainedRun kept = TrainedRun.completed(
                folder,
                "kept",
                "data { path = data/wdbc.csv, label = target }",
                "network.hidden = [[5]]",
                "train { epochs = 2, seeds = [1] }",
                "importance.examples { epochs = [2], side = test }");
        List<Row> examples = kept.rows(Table.IMPORTANCE_EXAMPLES, "epoch = 2", "row", "feature_index");
        Path output = attributed(
                "gradients",
                Map.of(),
                with(
                        new String[] {"--format", "csv", "--method", "learning-gradient", "--label", "target"},
                        "--run",
                        kept.path().toString(),
                        "--trial",
                        "0",
                        "--data",
                        WDBC));
        double[] all = AttributedTable.read(output.resolve("attributions")).numbers("learning-gradient", "attribution");
        double[] ofTestRows = examples.stream()
                .mapToDouble(row ->
                        all[Math.toIntExact(row.<Long>getAs("row")) * FEATURES + row.<Integer>getAs("feature_index")])
                .toArray();
        assertThat(ofTestRows).hasSizeGreaterThan(3000);
        assertClose("gradients", ofTestRows, TrainedRun.numbers(examples, "gradient"), Tolerance.SUM);
    }

    /** What goes beyond the range of doubles is complete with nothing. */
    @Test
    void incompleteRowsAreNamedAndTheTableIsFinished() throws IOException {
        Topology topology = Topology.dense(List.of(2, 1, 1), Activation.RELU, Activation.IDENTITY);
        Network steep = new Network(topology, new double[] {1e300, 1, 0, 1, 0});
        Path model = folder.resolve("steep.onnx");
        Files.write(model, OnnxWriter.write(steep, Optional.empty(), Precision.DOUBLE));
        Path rows = Files.write(folder.resolve("steep.csv"), List.of("a,b", "1,2", "1e300,2", "3,4", "1e300,5"));
        Path output = folder.resolve("steep");
        String[] options = {"--model", model.toString(), "--data", rows.toString(), "--output", output.toString()};
        Command command = Command.run(with(
                with(new String[] {"attribute"}, options), "--method", "deeplift-rescale,saliency", "--format", "csv"));
        assertThat(command.status()).as(command.err()).isEqualTo(1);
        assertThat(command.err())
                .contains("deeplift-rescale is incomplete by more than rounding in 2 rows, the first of them [1, 3]");
        assertThat(AttributedTable.read(output.resolve("attributions")).lines()).hasSize(2 * 4 * 2);
        assertThat(AttributedTable.read(output.resolve("rows")).numbers("deeplift-rescale", "completeness_error"))
                .containsExactly(0, Double.NaN, 0, Double.NaN);
    }

    private static String[] with(String[] options, String... further) {
        return Stream.concat(Stream.of(options), Stream.of(further)).toArray(String[]::new);
    }
}
