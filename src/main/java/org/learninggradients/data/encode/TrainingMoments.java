package org.learninggradients.data.encode;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.learninggradients.data.read.DataException;
import org.learninggradients.learn.Block;
import org.learninggradients.net.InputStandardization;
import org.learninggradients.spark.Merging;

/** Moments of the training rows of a split, column by column: first the means, then with them the squares about them. */
public final class TrainingMoments {
    /** The root of the smallest normal double: the squares of smaller deviations have fewer digits than a double. */
    private static final double SMALLEST_DEVIATION = 0x1p-511;

    private final long rows;
    private final List<ColumnMoments> features;
    private final ColumnMoments label;

    private TrainingMoments(long rows, List<ColumnMoments> columns) {
        int last = columns.size() - 1;
        this.rows = rows;
        this.features = List.copyOf(columns.subList(0, last));
        this.label = columns.get(last);
    }

    /**
     * Measures all features and the label.
     *
     * @param blocks as they were read, {@code count} of them with this many rows
     * @param names of the features, then of the label
     * @throws DataException when a double cannot hold the moments of a column
     */
    public static TrainingMoments of(JavaRDD<Block> blocks, int count, long rows, List<String> names) {
        int features = names.size() - 1;
        ColumnRanges ranges = Merging.merge(
                blocks.mapPartitions(partition -> ColumnRanges.of(partition, count, features)), ColumnRanges::merge);
        double[] totals = ranges.totals();
        double[] means = new double[names.size()];
        Arrays.setAll(means, column -> ranges.isConstant(column) ? ranges.minimum(column) : totals[column] / rows);
        double[] squares = BlockSums.of(blocks, count, new Squares(means));
        return new TrainingMoments(
                rows,
                IntStream.range(0, means.length)
                        .mapToObj(column -> checked(
                                names.get(column),
                                new ColumnMoments(
                                        means[column],
                                        squares[column],
                                        Math.sqrt(squares[column] / rows),
                                        ranges.minimum(column),
                                        ranges.maximum(column))))
                        .toList());
    }

    private static ColumnMoments checked(String name, ColumnMoments column) {
        double mean = column.mean();
        double deviation = column.standardDeviation();
        boolean isTooSmall = deviation < SMALLEST_DEVIATION && !column.isConstant();
        if (!Double.isFinite(mean) || !Double.isFinite(deviation) || isTooSmall) {
            throw new DataException("column '" + name + "' has mean " + mean + " and standard deviation " + deviation
                    + " over the training rows, beyond what a double can hold; rescale the column");
        }
        return column;
    }

    /** The number of rows that were measured. */
    public long rows() {
        return rows;
    }

    /** The moments of the features, in their order. */
    public List<ColumnMoments> features() {
        return features;
    }

    /** The moments of the label. */
    public ColumnMoments label() {
        return label;
    }

    /** Whether each feature is constant. */
    public boolean[] constant() {
        boolean[] constant = new boolean[features.size()];
        for (int feature = 0; feature < constant.length; feature++) {
            constant[feature] = features.get(feature).isConstant();
        }
        return constant;
    }

    /** How the features are standardised. */
    InputStandardization standardization() {
        return InputStandardization.of(
                features.stream().map(ColumnMoments::standardization).toList());
    }

    /** Squares about the means of features and label. */
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
