package org.learninggradients.data;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.Block;

/** All that a data set and one split of it say, to the bit, for comparison. */
final class Snapshot {
    private Snapshot() {}

    static SortedMap<String, Object> of(TrainingData dataset, long seed, int partitions) {
        SortedMap<String, Object> all = new TreeMap<>();
        all.put("fingerprint", dataset.fingerprint());
        all.put("problem", dataset.problem());
        all.put("rows", dataset.rows());
        try (Split split = dataset.split(seed, 32, partitions, true)) {
            all.put("training", blocks(split.training()));
            all.put("test", blocks(split.test()));
            all.put("means", bits(split.standardizer().means()));
            all.put("deviations", bits(split.standardizer().deviations()));
            all.put("minima", bits(split.standardizer().minima()));
            all.put("maxima", bits(split.standardizer().maxima()));
            all.put("correlations", bits(split.correlations()));
            all.put(
                    "label",
                    List.of(
                            split.standardizer().labelMean(),
                            split.standardizer().labelDeviation()));
            all.put("label squares", List.of(split.trainingLabelSquares(), split.testLabelSquares()));
        }
        return all;
    }

    private static List<String> blocks(JavaRDD<Block> blocks) {
        return blocks.collect().stream()
                .map(block -> block.index() + ": " + bits(block.values()) + bits(block.labels())
                        + LongStream.of(block.rowNumbers()).boxed().toList())
                .toList();
    }

    private static String bits(double[] values) {
        return DoubleStream.of(values)
                .mapToObj(value -> Long.toHexString(Double.doubleToRawLongBits(value)))
                .collect(Collectors.joining(" "));
    }
}
