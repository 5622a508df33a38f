package org.learninggradients.spark;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;

/** Joins the partial results of partitions, in a tree whose depth follows their number: few need none, and a tree costs a stage. */
public final class Merging {
    private static final int FLAT = 16;

    private Merging() {}

    /** The merge of one value a partition. The merge must be associative and commutative; it may change its arguments. */
    public static <T> T merge(JavaRDD<T> parts, Function2<T, T, T> merge) {
        int partitions = parts.getNumPartitions();
        if (partitions <= FLAT) {
            return parts.reduce(merge);
        }
        return parts.treeReduce(merge, partitions <= FLAT * FLAT ? 2 : 3);
    }
}
