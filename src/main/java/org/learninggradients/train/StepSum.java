package org.learninggradients.train;

import java.io.Serializable;
import java.util.Arrays;
import org.learninggradients.math.OrderedSum;

/**
 * Sums over the examples of one step, for every trial of a cohort: weight gradients, input-gradient sums, losses, counts. Or over
 * the examples of one side of a split, under the networks after an epoch. Merging is exact: any order gives the same bits. Divide once, on the driver.
 */
final class StepSum implements Serializable {
    /** Counts of one trial: examples, correct answers, examples with a zero input gradient. */
    static final int COUNTS = 3;

    private final OrderedSum sums;
    private final long[] counts;

    /** Of nothing yet. */
    StepSum(int blocks, int length, int trials) {
        this.sums = new OrderedSum(blocks, length);
        this.counts = new long[COUNTS * trials];
    }

    /** Takes everything out again. Modified: this; {@link #total}'s array is reused. */
    void reset() {
        sums.reset();
        Arrays.fill(counts, 0);
    }

    /** A vector of zeros for one block's sums. */
    double[] zeros() {
        return sums.zeros();
    }

    /** Folds in one block's sums. Modified: this. */
    void add(int block, double[] blockSums) {
        sums.add(block, blockSums);
    }

    /** Adds to the counts of the i-th trial. Modified: this. */
    void count(int i, long examples, long correct, long zeroGradients) {
        counts[COUNTS * i] += examples;
        counts[COUNTS * i + 1] += correct;
        counts[COUNTS * i + 2] += zeroGradients;
    }

    /** this + other. Modified: this; the other is used up. */
    StepSum merge(StepSum other) {
        sums.merge(other.sums);
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        return this;
    }

    /** All sums, when every block is in. */
    double[] total() {
        return sums.total();
    }

    long examples(int i) {
        return counts[COUNTS * i];
    }

    long correct(int i) {
        return counts[COUNTS * i + 1];
    }

    long zeroGradients(int i) {
        return counts[COUNTS * i + 2];
    }
}
