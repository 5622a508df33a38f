package org.learninggradients.system;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.PinnedBits;
import org.learninggradients.store.table.Table;

/** The tables of small plans have the bits that the number of the numerics stands for. */
class NumericsIT {
    private static final String DATA =
            "data { path = data/wdbc.csv, label = target, test-fraction = 0.25, split-seed = 3, block-rows = 64 }";

    @TempDir
    Path folder;

    @Test
    void tablesOfBothPlacementsAreThoseOfTheNumber() {
        SortedMap<String, String> hashes = new TreeMap<>();
        hash(
                hashes,
                TrainedRun.completed(
                        folder,
                        "data",
                        DATA,
                        "network { hidden = [[8, 4]], activation = relu, initializer = he }",
                        "train { epochs = 2, batch-size = 50, seeds = [1, 2], placement = data }",
                        "train.optimizer { name = adam, learning-rate = 0.01 }",
                        "importance { steps = true, examples { epochs = [2], side = test }, method-epochs = final }",
                        "importance.methods = [learning-gradient, saliency, gradient-times-input, deconvolution,"
                                + " guided-backpropagation, integrated-gradients, smoothgrad, vargrad, occlusion, deeplift-rescale,"
                                + " deeplift-reveal-cancel, deeplift-mixed]"));
        hash(
                hashes,
                TrainedRun.completed(
                        folder,
                        "trials",
                        DATA,
                        "network { hidden = [[3]], activation = [sigmoid, tanh], initializer = glorot }",
                        "train { epochs = 3, batch-size = 32, loss = mse, seeds = [1, 5], placement = trials }",
                        "train.optimizer { name = sgd, learning-rate = 0.1, momentum = 0.9, weight-decay = 0.001 }"));
        PinnedBits.assertPinned("tables", hashes);
    }

    private static void hash(SortedMap<String, String> hashes, TrainedRun run) {
        put(hashes, run, Table.METRICS, List.of("trial", "epoch", "side"), "loss", "accuracy", "auc");
        put(
                hashes,
                run,
                Table.IMPORTANCE,
                List.of("trial", "epoch", "method", "feature_index"),
                "importance",
                "importance_by_example",
                "mean_abs",
                "mean_signed");
        put(
                hashes,
                run,
                Table.IMPORTANCE_STEPS,
                List.of("trial", "epoch", "step", "feature_index"),
                "importance",
                "mean_signed");
        put(hashes, run, Table.IMPORTANCE_EXAMPLES, List.of("trial", "row", "feature_index"), "importance", "gradient");
        put(hashes, run, Table.FEATURES, List.of("feature_index"), "mean", "standard_deviation", "minimum", "maximum");
    }

    private static void put(
            SortedMap<String, String> hashes, TrainedRun run, Table table, List<String> order, String... columns) {
        List<Row> rows = run.rows(table, "true", order.toArray(String[]::new));
        if (!rows.isEmpty()) {
            hashes.put(run.path().getFileName() + ", " + table.label(), bits(rows, columns));
        }
    }

    private static String bits(List<Row> rows, String... columns) {
        return PinnedBits.hash(rows.stream()
                .flatMap(row -> Stream.of(columns).map(row::<Double>getAs))
                .mapToDouble(value -> value == null ? Double.NaN : value)
                .toArray());
    }
}
