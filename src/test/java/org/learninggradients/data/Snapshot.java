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

    static SortedMap<String, Object> of(TrainingData data, long seed, int partitions) {
        SortedMap<String, Object> all = new TreeMap<>();
        all.put("fingerprint", data.fingerprint());
        all.put("problem", data.problem());
        all.put("rows", data.rows());
        try (Split split = data.split(seed, 32, partitions)) {
            all.put("training", blocks(split.training()));
            all.put("test", blocks(split.test()));
            all.put("moments", split.moments().features());
            all.put("label moments", split.moments().label());
            all.put("correlations", bits(split.correlations()));
            all.put("inputs", split.standardizer().inputs().columns());
            all.put("label", split.standardizer().label());
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
