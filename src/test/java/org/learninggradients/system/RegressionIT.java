package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Task;
import org.learninggradients.onnx.Metadata;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.store.table.Table;

/** Regression, several classes and two: which metrics there are, and that the exported network earns them on the test rows. */
class RegressionIT {
    private static final int ROWS = 200;
    private static final int TEST_ROWS = 40;

    /** Tolerance of metrics that the test computes from the raw file by standardisation and a forward pass. */
    private static final double RECOMPUTED = 1e-9;

    @TempDir
    Path folder;

    @Test
    void aRegressionHasR2AndNoAccuracy() throws IOException {
        double[][] rows = rows((a, b, stream) -> 1000 + 50 * a - 20 * b + 5 * stream.nextGaussian());
        TrainedRun run = train(rows, label -> Double.toString(label), "data.standardize-label = true");
        assertThat(run.command().err()).contains("task: regression");
        Row test = last(run);
        assertThat(test.<Object>getAs("accuracy")).isNull();
        assertThat(test.<Object>getAs("auc")).isNull();
        assertThat(test.<Double>getAs("r2"))
                .as("a linear label and little noise")
                .isGreaterThan(0.8);
        OnnxModel model = run.model(0);
        Metadata metadata = model.metadata().orElseThrow();
        assertThat(metadata.task()).isEqualTo(Task.REGRESSION);
        Standardization scale = metadata.labelScale().orElseThrow();
        assertThat(scale.mean()).as("of labels around 1000").isBetween(900.0, 1100.0);
        double[] labels = new double[TEST_ROWS];
        double[] guesses = new double[TEST_ROWS];
        int next = 0;
        for (int row : testRows(run)) {
            labels[next] = rows[row][2];
            guesses[next++] = outputs(model, rows[row])[0] * scale.standardDeviation() + scale.mean();
        }
        assertThat(test.<Double>getAs("r2")).isCloseTo(r2(labels, guesses), within(RECOMPUTED));
        assertThat(run.rows(Table.TRIALS, "true").get(0).<Double>getAs("test_r2"))
                .isEqualTo(test.<Double>getAs("r2"));
        assertThat(run.rows(Table.METRICS, "side = 'train' AND r2 IS NULL")).isEmpty();
        assertThat(run.command().out()).contains("test loss").doesNotContain("accuracy");
    }

    @Test
    void aLabelThatIsNotStandardisedHasNoScale() throws IOException {
        double[][] rows = rows((a, b, stream) -> a - b + 0.25 * stream.nextGaussian());
        TrainedRun run = train(rows, label -> Double.toString(label), "data.standardize-label = false");
        assertThat(run.model(0).metadata().orElseThrow().labelScale()).isEmpty();
        assertThat(last(run).<Double>getAs("r2")).isGreaterThan(0.8);
    }

    @Test
    void threeClassesAreLearntAndHaveNoArea() throws IOException {
        double[][] rows = rows((a, b, stream) -> a > 0.3 ? 2 : b > 0 ? 1 : 0);
        TrainedRun run = train(rows, label -> List.of("green", "blue", "red").get((int) label));
        assertThat(run.command().err()).contains("task: multiclass");
        Row test = last(run);
        assertThat(test.<Double>getAs("accuracy")).as("chance is about 0.4").isGreaterThan(0.8);
        assertThat(test.<Object>getAs("auc")).isNull();
        assertThat(test.<Object>getAs("r2")).isNull();
        OnnxModel model = run.model(0);
        List<String> classes = model.metadata().orElseThrow().classes();
        assertThat(classes).as("by code points").containsExactly("blue", "green", "red");
        int right = 0;
        for (int row : testRows(run)) {
            double[] outputs = outputs(model, rows[row]);
            int largest = 0;
            for (int i = 1; i < 3; i++) {
                largest = outputs[i] > outputs[largest] ? i : largest;
            }
            String label = List.of("green", "blue", "red").get((int) rows[row][2]);
            right += classes.get(largest).equals(label) ? 1 : 0;
        }
        assertThat(test.<Double>getAs("accuracy")).isEqualTo((double) right / TEST_ROWS);
    }

    @Test
    void theAreaOfTwoClassesIsTheShareOfRightlyOrderedPairs() throws IOException {
        double[][] rows = rows((a, b, stream) -> a + b + 2 * stream.nextGaussian() > 0 ? 1 : 0);
        TrainedRun run = train(rows, label -> label == 1 ? "yes" : "no");
        Row test = last(run);
        OnnxModel model = run.model(0);
        double wins = 0;
        double pairs = 0;
        int right = 0;
        List<Integer> testRows = testRows(run);
        for (int row : testRows) {
            double score = outputs(model, rows[row])[0];
            right += (score > 0) == (rows[row][2] == 1) ? 1 : 0;
            for (int other : testRows) {
                if (rows[row][2] == 1 && rows[other][2] == 0) {
                    double lower = outputs(model, rows[other])[0];
                    wins += score > lower ? 1 : score == lower ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        assertThat(test.<Double>getAs("auc")).isStrictlyBetween(0.5, 1.0).isEqualTo(wins / pairs);
        assertThat(test.<Double>getAs("accuracy")).isEqualTo((double) right / TEST_ROWS);
        assertThat(run.rows(Table.METRICS, "side = 'train' AND auc IS NOT NULL"))
                .isEmpty();
    }

    @Test
    void withMoreTestRowsThanAllowedThereIsNoArea() throws IOException {
        double[][] rows = rows((a, b, stream) -> a > 0 ? 1 : 0);
        TrainedRun run = train(rows, label -> label == 1 ? "yes" : "no", "metrics.auc-rows = 39");
        assertThat(run.rows(Table.METRICS, "auc IS NOT NULL")).isEmpty();
        assertThat(run.rows(Table.METRICS, "side = 'test' AND accuracy IS NOT NULL"))
                .isNotEmpty();
    }

    private interface Label {
        double of(double a, double b, RandomStream stream);
    }

    private interface Text {
        String of(double label);
    }

    /** [rows, 3]: a, b, label. */
    private static double[][] rows(Label label) {
        RandomStream stream = RandomStream.of(11);
        double[][] rows = new double[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            double a = stream.nextGaussian();
            double b = stream.nextGaussian();
            rows[row] = new double[] {a, b, label.of(a, b, stream)};
        }
        return rows;
    }

    private TrainedRun train(double[][] rows, Text text, String... settings) throws IOException {
        List<String> lines = new ArrayList<>(List.of("a,b,y"));
        for (double[] row : rows) {
            lines.add(row[0] + "," + row[1] + "," + text.of(row[2]));
        }
        Path file = Files.write(folder.resolve("rows.csv"), lines);
        List<String> conf = new ArrayList<>(List.of(
                "data { path = \"" + file + "\", label = y }",
                "network.hidden = [[8]]",
                "train { epochs = 20, batch-size = 32, optimizer.learning-rate = 0.03, seeds = 1 }",
                "importance.examples = { epochs = [20], side = test }"));
        conf.addAll(Arrays.asList(settings));
        return TrainedRun.completed(folder, "run", conf.toArray(String[]::new));
    }

    private static Row last(TrainedRun run) {
        return run.rows(Table.METRICS, "side = 'test' AND epoch = 20").get(0);
    }

    /** The rows that the examples' table names. */
    private static List<Integer> testRows(TrainedRun run) {
        List<Integer> rows = run.rows(Table.IMPORTANCE_EXAMPLES, "feature = 'a'", "row").stream()
                .map(row -> Math.toIntExact(row.<Long>getAs("row")))
                .toList();
        assertThat(rows).hasSize(TEST_ROWS).doesNotHaveDuplicates();
        return rows;
    }

    /** What the network says of raw features, standardised as its file says. */
    private static double[] outputs(OnnxModel model, double[] row) {
        List<Standardization> scales = model.metadata().orElseThrow().scales();
        double[] inputs = new double[scales.size()];
        Arrays.setAll(
                inputs, k -> (row[k] - scales.get(k).mean()) / scales.get(k).standardDeviation());
        return model.network().outputs(new DMatrixRMaj(1, inputs.length, true, inputs)).data;
    }

    private static double r2(double[] labels, double[] guesses) {
        double mean = Arrays.stream(labels).average().orElseThrow();
        double errors = 0;
        double squares = 0;
        for (int i = 0; i < labels.length; i++) {
            errors += (guesses[i] - labels[i]) * (guesses[i] - labels[i]);
            squares += (labels[i] - mean) * (labels[i] - mean);
        }
        return 1 - errors / squares;
    }
}
