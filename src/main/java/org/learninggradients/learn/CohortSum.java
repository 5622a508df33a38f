package org.learninggradients.learn;

import java.io.Serializable;
import java.util.Arrays;
import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.math.OrderedSum;

/**
 * Sums and counts over examples for the members of a cohort. A member is a trial, or a method of a trial. What is summed depends on the
 * pass: weight gradients, learning gradients and losses of one step; losses of the test rows; attributions of one side's rows.
 *
 * <p>Merging is exact: any order gives the same bits. The driver divides once. Wire form.
 */
public final class CohortSum implements Serializable {
    private static final int COUNTS = 4;

    private final OrderedSum sums;
    private final long[] counts;

    /**
     * A sum without blocks.
     *
     * @param blocks how many blocks the whole sum has
     * @param length how many numbers are summed, over all members
     * @param members how many members there are
     */
    public CohortSum(int blocks, int length, int members) {
        this.sums = new OrderedSum(blocks, length);
        this.counts = new long[COUNTS * members];
    }

    /** Takes everything out again. Modified: this; {@link #total}'s array is reused. */
    void reset() {
        sums.reset();
        Arrays.fill(counts, 0);
    }

    /** A vector of zeros for the sums of one block. */
    double[] zeros() {
        return sums.zeros();
    }

    /** Adds the sums of one block. Modified: this. */
    void add(int block, double[] blockSums) {
        sums.add(block, blockSums);
    }

    /** Adds to the counts of the i-th member. Modified: this. */
    void count(int i, ExampleCounts more) {
        counts[COUNTS * i] += more.examples();
        counts[COUNTS * i + 1] += more.correct();
        counts[COUNTS * i + 2] += more.incomplete();
        counts[COUNTS * i + 3] += more.zero();
    }

    /** this + other. Modified: this; the other is used up. */
    public CohortSum merge(CohortSum other) {
        sums.merge(other.sums);
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        return this;
    }

    /**
     * The sums of all members, one after the other. The array itself.
     *
     * @throws IllegalStateException when a block is missing
     */
    public double[] total() {
        return sums.total();
    }

    /** The counts of the i-th member. */
    ExampleCounts counts(int i) {
        int first = COUNTS * i;
        return new ExampleCounts(counts[first], counts[first + 1], counts[first + 2], counts[first + 3]);
    }
}
