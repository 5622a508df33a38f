package org.learninggradients.data.encode;

import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.learninggradients.learn.Block;

/** Pearson correlations of all pairs of features: the mean product of their standardised values. */
public final class Correlations {
    private static final int MOST_FEATURES = 500;

    private Correlations() {}

    /**
     * [features, features] of blocks as they were read. A constant feature has 1 with itself and 0 with all others; more than {@link
     * #MOST_FEATURES} features have none.
     */
    public static double[] of(JavaRDD<Block> blocks, int count, ColumnMoments moments) {
        int features = moments.features();
        if (features > MOST_FEATURES) {
            return new double[0];
        }
        double[] sums = BlockSums.of(blocks, count, new Products(moments.means(), moments.deviations(), features));
        double[] correlations = new double[features * features];
        for (int i = 0; i < features; i++) {
            for (int j = 0; j < i; j++) {
                double correlation = sums[i * (i + 1) / 2 + j] / moments.rows();
                correlations[i * features + j] = Math.max(-1, Math.min(1, correlation));
                correlations[j * features + i] = correlations[i * features + j];
            }
            correlations[i * features + i] = 1;
        }
        return correlations;
    }

    /** Products of the standardised values of every two features, the lower triangle row by row. */
    private static final class Products implements BlockSums.Term {
        private final double[] means;
        private final double[] deviations;
        private final int features;

        Products(double[] means, double[] deviations, int features) {
            this.means = Arrays.copyOf(means, features);
            this.deviations = Arrays.copyOf(deviations, features);
            this.features = features;
        }

        @Override
        public int length() {
            return features * (features + 1) / 2;
        }

        @Override
        public void addTo(double[] sums, Block block) {
            double[] z = new double[features];
            for (int row = 0; row < block.rows(); row++) {
                for (int k = 0; k < features; k++) {
                    z[k] = (block.values()[row * features + k] - means[k]) / deviations[k];
                }
                int at = 0;
                for (int i = 0; i < features; i++) {
                    for (int j = 0; j <= i; j++) {
                        sums[at++] += z[i] * z[j];
                    }
                }
            }
        }
    }
}
