package org.learninggradients.learn;

import java.io.Serializable;
import java.util.Arrays;
import org.learninggradients.learn.outcome.TestOutcome;
import org.learninggradients.math.Ranking;

/**
 * Losses and correct answers of a cohort's networks on the test rows and, where asked for, scores. Merging is exact: any order gives the
 * same figures. Wire form.
 */
public final class Evaluation implements Serializable {
    private final CohortSum sum;
    private int[] blocks = new int[0];
    private double[][] labels = new double[0][];
    private double[][] scores = new double[0][];

    /** An evaluation without rows. */
    public Evaluation(int blocks, int trials) {
        this.sum = new CohortSum(blocks, trials, trials);
    }

    /** The losses, one number a trial, and the counts of every trial. */
    CohortSum sum() {
        return sum;
    }

    /** Keeps a block's labels [rows] and scores [trials, rows]. Modified: this. */
    void keep(int block, double[] blockLabels, double[] blockScores) {
        int size = blocks.length;
        blocks = Arrays.copyOf(blocks, size + 1);
        labels = Arrays.copyOf(labels, size + 1);
        scores = Arrays.copyOf(scores, size + 1);
        blocks[size] = block;
        labels[size] = blockLabels;
        scores[size] = blockScores;
    }

    /** this + other. Modified: this; the other is used up. */
    public Evaluation merge(Evaluation other) {
        sum.merge(other.sum);
        for (int i = 0; i < other.blocks.length; i++) {
            keep(other.blocks[i], other.labels[i], other.scores[i]);
        }
        return this;
    }

    /** What the i-th trial's network comes to, when every block is in. */
    public TestOutcome outcome(int i) {
        return new TestOutcome(sum.total()[i], sum.counts(i), areaUnderCurve(i));
    }

    /** Area under the ROC curve of the i-th trial over all kept scores; NaN when a class is absent or nothing was kept. */
    double areaUnderCurve(int i) {
        int rows = Arrays.stream(labels).mapToInt(part -> part.length).sum();
        double[] all = new double[rows];
        boolean[] positive = new boolean[rows];
        int next = 0;
        for (int part = 0; part < labels.length; part++) {
            int count = labels[part].length;
            for (int row = 0; row < count; row++) {
                all[next] = scores[part][i * count + row];
                positive[next++] = labels[part][row] == 1;
            }
        }
        return Ranking.areaUnderCurve(all, positive);
    }
}
