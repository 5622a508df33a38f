package org.learninggradients.learn;

import java.io.Serializable;
import java.util.Arrays;
import org.learninggradients.math.OrderedSum;

/**
 * Sums and counts over examples, for every trial of a cohort: over those of one step, weight gradients, sums of learning gradients
 * and losses; over those of one side of a split, under the networks after an epoch, losses or, for every method of every trial, sums
 * of attributions. Merging is exact: any order gives the same bits. Divide once, on the driver.
 */
public final class CohortSum implements Serializable {
    private static final int COUNTS = 3;

    private final OrderedSum sums;
    private final long[] counts;

    /** Of nothing yet. */
    public CohortSum(int blocks, int length, int trials) {
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

    /**
     * Adds to the counts of the i-th trial, or method of a trial. Modified: this.
     *
     * @param correct answers among the examples, or attributions that are as complete as their method promises
     * @param zero examples whose gradients or attributions are zero on all features that count
     */
    void count(int i, long examples, long correct, long zero) {
        counts[COUNTS * i] += examples;
        counts[COUNTS * i + 1] += correct;
        counts[COUNTS * i + 2] += zero;
    }

    /** this + other. Modified: this; the other is used up. */
    public CohortSum merge(CohortSum other) {
        sums.merge(other.sums);
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        return this;
    }

    /** All sums, when every block is in. */
    public double[] total() {
        return sums.total();
    }

    long examples(int i) {
        return counts[COUNTS * i];
    }

    long correct(int i) {
        return counts[COUNTS * i + 1];
    }

    long zero(int i) {
        return counts[COUNTS * i + 2];
    }
}
