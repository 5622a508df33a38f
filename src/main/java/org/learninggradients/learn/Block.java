package org.learninggradients.learn;

import java.io.Serializable;

/** Rows of one side of a split, consecutive in row order. Wire form. */
public final class Block implements Serializable {
    private final int index;
    private final int features;
    private final double[] values;
    private final double[] labels;
    private final long[] rowNumbers;

    /** Takes the arrays as they are: values [rows, features], labels [rows], rowNumbers [rows]. */
    public Block(int index, int features, double[] values, double[] labels, long[] rowNumbers) {
        if (values.length != (long) labels.length * features || labels.length != rowNumbers.length) {
            throw new IllegalArgumentException(
                    "block " + index + " has " + values.length + " values and " + rowNumbers.length
                            + " row numbers for " + labels.length + " labels and " + features + " features");
        }
        this.index = index;
        this.features = features;
        this.values = values;
        this.labels = labels;
        this.rowNumbers = rowNumbers;
    }

    /** Its number among the blocks of its side, from 0. */
    public int index() {
        return index;
    }

    /** How many rows it holds. */
    public int rows() {
        return labels.length;
    }

    /** How many values a row has. */
    public int features() {
        return features;
    }

    /** [rows, features], row by row. */
    public double[] values() {
        return values;
    }

    /** [rows]: the number of the class, or the label of a regression. */
    public double[] labels() {
        return labels;
    }

    /** [rows]: positions in the whole input, from 0. */
    public long[] rowNumbers() {
        return rowNumbers;
    }
}
