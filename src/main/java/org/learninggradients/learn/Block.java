package org.learninggradients.learn;

import java.io.Serializable;
import java.util.List;

/** Rows of one side of a split, consecutive in row order. Wire form. */
public final class Block implements Serializable {
    private static final int[] NO_UNITS = {};

    private final int index;
    private final int features;
    private final double[] values;
    private final double[] labels;
    private final long[] rowNumbers;
    private final int[] units;

    /** Takes the arrays as they are: values [rows, features], labels [rows], rowNumbers [rows]. */
    public Block(int index, int features, double[] values, double[] labels, long[] rowNumbers) {
        this(index, features, values, labels, rowNumbers, NO_UNITS);
    }

    /** Takes the arrays as they are: values [rows, features], labels [rows], rowNumbers [rows], units [rows] or empty. */
    public Block(int index, int features, double[] values, double[] labels, long[] rowNumbers, int[] units) {
        if (values.length != (long) labels.length * features || labels.length != rowNumbers.length) {
            throw new IllegalArgumentException(
                    "block " + index + " has " + values.length + " values and " + rowNumbers.length
                            + " row numbers for " + labels.length + " labels and " + features + " features");
        }
        if (units.length != 0 && units.length != labels.length) {
            throw new IllegalArgumentException(
                    "block " + index + " has " + units.length + " units for " + labels.length + " labels");
        }
        this.index = index;
        this.features = features;
        this.values = values;
        this.labels = labels;
        this.rowNumbers = rowNumbers;
        this.units = units;
    }

    /**
     * Joins the rows of blocks, one block after the other, to a block with the index of the first. All have the same features, and all or
     * none have units.
     */
    public static Block joined(List<Block> parts) {
        Block first = parts.get(0);
        int rows = parts.stream().mapToInt(Block::rows).sum();
        double[] values = new double[rows * first.features];
        double[] labels = new double[rows];
        long[] rowNumbers = new long[rows];
        int[] units = new int[first.hasUnits() ? rows : 0];
        int done = 0;
        for (Block part : parts) {
            System.arraycopy(part.values, 0, values, done * first.features, part.values.length);
            System.arraycopy(part.labels, 0, labels, done, part.rows());
            System.arraycopy(part.rowNumbers, 0, rowNumbers, done, part.rows());
            if (first.hasUnits()) {
                System.arraycopy(part.units, 0, units, done, part.rows());
            }
            done += part.rows();
        }
        return new Block(first.index, first.features, values, labels, rowNumbers, units);
    }

    /** The same rows with other values [rows, features] and labels [rows], which are taken as they are. Not modified: this. */
    public Block with(double[] otherValues, double[] otherLabels) {
        return new Block(index, features, otherValues, otherLabels, rowNumbers, units);
    }

    /** The block's number among the blocks of its side, from 0. */
    public int index() {
        return index;
    }

    /** The number of rows. */
    public int rows() {
        return labels.length;
    }

    /** The number of values of a row. */
    public int features() {
        return features;
    }

    /** X [rows, features], row by row. */
    public double[] values() {
        return values;
    }

    /** The targets [rows]: the number of each row's class, or the label of a regression. */
    public double[] labels() {
        return labels;
    }

    /** The positions [rows] of the rows in the whole input, from 0. */
    public long[] rowNumbers() {
        return rowNumbers;
    }

    /** Whether each row names the output unit at which it is attributed. */
    public boolean hasUnits() {
        return units.length > 0;
    }

    /** The output units [rows] at which the rows are attributed; empty where the rows name none. */
    public int[] units() {
        return units;
    }
}
