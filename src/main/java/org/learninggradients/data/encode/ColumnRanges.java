package org.learninggradients.data.encode;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import org.learninggradients.learn.Block;
import org.learninggradients.math.OrderedSum;

/** Sums, smallest and largest values of columns over blocks: of all features, then of the label. Wire form. */
public final class ColumnRanges implements Serializable {
    private final OrderedSum sums;
    private final double[] minima;
    private final double[] maxima;

    private ColumnRanges(int blocks, int columns) {
        this.sums = new OrderedSum(blocks, columns);
        this.minima = new double[columns];
        this.maxima = new double[columns];
        Arrays.fill(minima, Double.POSITIVE_INFINITY);
        Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
    }

    /** The ranges of one partition's blocks; there are {@code blocks} blocks in all. */
    public static Iterator<ColumnRanges> of(Iterator<Block> partition, int blocks, int features) {
        ColumnRanges ranges = new ColumnRanges(blocks, features + 1);
        partition.forEachRemaining(ranges::add);
        return Collections.singleton(ranges).iterator();
    }

    private void add(Block block) {
        double[] leaf = sums.zeros();
        int features = block.features();
        for (int row = 0; row < block.rows(); row++) {
            for (int k = 0; k < features; k++) {
                add(k, block.values()[row * features + k], leaf);
            }
            add(features, block.labels()[row], leaf);
        }
        sums.add(block.index(), leaf);
    }

    private void add(int column, double value, double[] leaf) {
        leaf[column] += value;
        minima[column] = Math.min(minima[column], value);
        maxima[column] = Math.max(maxima[column], value);
    }

    /** Adds the other's rows to these. Modified: this; the other is used up. */
    public ColumnRanges merge(ColumnRanges other) {
        sums.merge(other.sums);
        for (int column = 0; column < minima.length; column++) {
            minima[column] = Math.min(minima[column], other.minima[column]);
            maxima[column] = Math.max(maxima[column], other.maxima[column]);
        }
        return this;
    }

    /** Whether all values of a column are finite numbers. */
    public boolean isFinite(int column) {
        return Double.isFinite(minima[column]) && Double.isFinite(maxima[column]);
    }

    /** Whether smallest and largest value of a column are the same. */
    boolean isConstant(int column) {
        return minima[column] == maxima[column];
    }

    /** The sum of each column's values. */
    double[] totals() {
        return sums.total();
    }

    /** The smallest value of a column. */
    double minimum(int column) {
        return minima[column];
    }

    /** The largest value of a column. */
    double maximum(int column) {
        return maxima[column];
    }
}
