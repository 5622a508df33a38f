package org.learninggradients.data;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;

/** All that a data set and one split of it say, to the bit, for comparison. */
final class Snapshot {
    private Snapshot() {}

    static SortedMap<String, Object> of(Dataset dataset, long seed, int partitions) {
        SortedMap<String, Object> all = new TreeMap<>();
        all.put("fingerprint", dataset.fingerprint());
        all.put("problem", dataset.problem());
        all.put("rows", dataset.rows());
        try (Split split = dataset.split(seed, 32, partitions, true)) {
            all.put("training", blocks(split.training()));
            all.put("test", blocks(split.test()));
            all.put("means", bits(split.scaler().means()));
            all.put("deviations", bits(split.scaler().deviations()));
            all.put("minima", bits(split.scaler().minima()));
            all.put("maxima", bits(split.scaler().maxima()));
            all.put("correlations", bits(split.correlations()));
            all.put("label", List.of(split.scaler().labelMean(), split.scaler().labelDeviation()));
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
