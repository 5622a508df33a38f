package org.learninggradients.data.split;

import java.util.Arrays;
import org.apache.spark.Partitioner;

/**
 * Sends rows, keyed by their number within their side, to partitions of whole, consecutive blocks. Partitions begin at block numbers with
 * many factors of two, so that the ordered sum of a partition has few nodes.
 */
final class BlockPartitioner extends Partitioner {
    /** Divisor of a partition's blocks: a cut moves by at most a tenth of a partition, so that partitions stay about equal. */
    private static final int SLACK = 10;

    private final int[] boundaries;
    private final int blockRows;

    BlockPartitioner(int blocks, int partitions, int blockRows) {
        this.boundaries = boundaries(blocks, partitions);
        this.blockRows = blockRows;
    }

    /** The number of blocks that a number of rows fills. */
    static int blocks(long rows, int blockRows) {
        return Math.toIntExact((rows + blockRows - 1) / blockRows);
    }

    /** The first block of every partition, then the number of blocks. Cuts are even, then moved to the roundest number nearby. */
    static int[] boundaries(int blocks, int partitions) {
        int count = Math.min(blocks, partitions);
        int slack = blocks / count / SLACK;
        int[] boundaries = new int[count + 1];
        for (int i = 1; i < count; i++) {
            boundaries[i] = roundest((int) ((long) i * blocks / count), slack);
        }
        boundaries[count] = blocks;
        return boundaries;
    }

    private static int roundest(int cut, int slack) {
        int best = cut;
        for (int distance = 1; distance <= slack; distance++) {
            best = rounder(best, cut - distance);
            best = rounder(best, cut + distance);
        }
        return best;
    }

    private static int rounder(int best, int candidate) {
        return Integer.numberOfTrailingZeros(candidate) > Integer.numberOfTrailingZeros(best) ? candidate : best;
    }

    @Override
    public int numPartitions() {
        return boundaries.length - 1;
    }

    @Override
    public int getPartition(Object key) {
        int block = Math.toIntExact((Long) key / blockRows);
        int found = Arrays.binarySearch(boundaries, block);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockPartitioner that
                && blockRows == that.blockRows
                && Arrays.equals(boundaries, that.boundaries);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(boundaries) + blockRows;
    }
}
