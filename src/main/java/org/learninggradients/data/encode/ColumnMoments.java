package org.learninggradients.data.encode;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.learninggradients.data.read.DataException;
import org.learninggradients.learn.Block;
import org.learninggradients.spark.Merging;

/**
 * Moments of all features, then of the label: the mean, then with it the squares about it. A constant column has its value as mean,
 * and 1 as deviation.
 */
public final class ColumnMoments {
    /** The root of the smallest normal double: the squares of smaller deviations have fewer digits than a double. */
    private static final double SMALLEST_DEVIATION = 0x1p-511;

    private final long rows;
    private final double[] means;
    private final double[] squares;
    private final double[] deviations;
    private final double[] minima;
    private final double[] maxima;

    private ColumnMoments(long rows, double[] means, double[] squares, ColumnRanges ranges) {
        this.rows = rows;
        this.means = means;
        this.squares = squares;
        this.minima = ranges.minima();
        this.maxima = ranges.maxima();
        this.deviations = new double[means.length];
        Arrays.setAll(deviations, column -> ranges.isConstant(column) ? 1 : Math.sqrt(squares[column] / rows));
    }

    /** Of blocks with so many rows. DataException where a double cannot hold the moments of a column of these names. */
    public static ColumnMoments of(JavaRDD<Block> blocks, int count, long rows, List<String> names) {
        int features = names.size() - 1;
        ColumnRanges ranges = Merging.merge(
                blocks.mapPartitions(partition -> ColumnRanges.of(partition, count, features)), ColumnRanges::merge);
        double[] means = new double[names.size()];
        double[] totals = ranges.totals();
        Arrays.setAll(means, column -> ranges.isConstant(column) ? ranges.minima()[column] : totals[column] / rows);
        double[] squares = BlockSums.of(blocks, count, new Squares(means));
        ColumnMoments moments = new ColumnMoments(rows, means, squares, ranges);
        for (int column = 0; column < means.length; column++) {
            check(names.get(column), means[column], moments.deviations[column]);
        }
        return moments;
    }

    private static void check(String name, double mean, double deviation) {
        if (!Double.isFinite(mean) || !Double.isFinite(deviation) || deviation < SMALLEST_DEVIATION) {
            throw new DataException("column '" + name + "' has mean " + mean + " and standard deviation " + deviation
                    + " over the training rows, beyond what a double can hold; rescale the column");
        }
    }

    /** How many of the columns are features. */
    public int features() {
        return means.length - 1;
    }

    /** How many rows these are the moments of. */
    long rows() {
        return rows;
    }

    public double[] means() {
        return means;
    }

    /** Σ (x − mean)². */
    public double[] squares() {
        return squares;
    }

    /** √(squares / rows). */
    double[] deviations() {
        return deviations;
    }

    double[] minima() {
        return minima;
    }

    double[] maxima() {
        return maxima;
    }

    /** Squares about the means. */
    private static final class Squares implements BlockSums.Term {
        private final double[] means;

        Squares(double[] means) {
            this.means = means;
        }

        @Override
        public int length() {
            return means.length;
        }

        @Override
        public void addTo(double[] sums, Block block) {
            int features = block.features();
            for (int row = 0; row < block.rows(); row++) {
                for (int k = 0; k < features; k++) {
                    double distance = block.values()[row * features + k] - means[k];
                    sums[k] += distance * distance;
                }
                double distance = block.labels()[row] - means[features];
                sums[features] += distance * distance;
            }
        }
    }
}
