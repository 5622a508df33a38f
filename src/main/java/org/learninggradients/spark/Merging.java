package org.learninggradients.spark;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;

/**
 * Merges the partial results of partitions, in a tree whose depth follows their number. Few partitions need no tree, which costs a stage.
 */
public final class Merging {
    /** Upper bound for the results that one node of the tree merges. */
    private static final int FLAT = 16;

    private Merging() {}

    /** The merge of all partitions' values, one a partition. {@code merge} is associative and commutative, and may change its arguments. */
    public static <T> T merge(JavaRDD<T> parts, Function2<T, T, T> merge) {
        int partitions = parts.getNumPartitions();
        if (partitions <= FLAT) {
            return parts.reduce(merge);
        }
        return parts.treeReduce(merge, partitions <= FLAT * FLAT ? 2 : 3);
    }
}
