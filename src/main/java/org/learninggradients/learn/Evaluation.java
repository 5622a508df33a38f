package org.learninggradients.learn;

import java.io.Serializable;
import java.util.Arrays;

/** Losses, correct answers and, where asked for, scores of a cohort's networks on the test rows. Merging is exact. */
public final class Evaluation implements Serializable {
    private final CohortSum sum;
    private int[] blocks = new int[0];
    private double[][] labels = new double[0][];
    private double[][] scores = new double[0][];

    /** Of nothing yet. */
    public Evaluation(int blocks, int trials) {
        this.sum = new CohortSum(blocks, trials, trials);
    }

    /** Losses, a number a trial, and counts. */
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
