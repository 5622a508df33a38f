package org.learninggradients.data.encode;

import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.learninggradients.learn.Block;
import org.learninggradients.math.OrderedSum;
import org.learninggradients.spark.Merging;

/** Sums over the rows of all blocks, with the same bits for any partitions. */
final class BlockSums {
    private BlockSums() {}

    /** What is summed over the rows. */
    interface Term extends Serializable {
        /** The number of sums. */
        int length();

        /** Adds a block's rows in their order. Modified: sums. */
        void addTo(double[] sums, Block block);
    }

    /** The sums of a term over all blocks; there are {@code count} of them. */
    static double[] of(JavaRDD<Block> blocks, int count, Term term) {
        return Merging.merge(blocks.mapPartitions(new PartitionSum(count, term)), OrderedSum::merge)
                .total();
    }

    /** Sums a partition's blocks. */
    private static final class PartitionSum implements FlatMapFunction<Iterator<Block>, OrderedSum> {
        private final int blocks;
        private final Term term;

        PartitionSum(int blocks, Term term) {
            this.blocks = blocks;
            this.term = term;
        }

        @Override
        public Iterator<OrderedSum> call(Iterator<Block> partition) {
            OrderedSum sum = new OrderedSum(blocks, term.length());
            while (partition.hasNext()) {
                Block block = partition.next();
                double[] leaf = sum.zeros();
                term.addTo(leaf, block);
                sum.add(block.index(), leaf);
            }
            return Collections.singleton(sum).iterator();
        }
    }
}
