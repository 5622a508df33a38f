package org.learninggradients.learn;

import java.io.Serializable;

/** dC/dx of one trial's examples in one block. */
public final class BlockGradients implements Serializable {
    private final int trial;
    private final long[] rowNumbers;
    private final double[] gradients;

    /** Of the i-th trial of the pass: row numbers [n] and gradients [n, features], row by row. */
    BlockGradients(int i, long[] rowNumbers, double[] gradients) {
        this.trial = i;
        this.rowNumbers = rowNumbers;
        this.gradients = gradients;
    }

    public int trial() {
        return trial;
    }

    public long[] rowNumbers() {
        return rowNumbers;
    }

    public double[] gradients() {
        return gradients;
    }
}
