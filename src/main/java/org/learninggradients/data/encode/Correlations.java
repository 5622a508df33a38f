package org.learninggradients.data.encode;

import org.apache.spark.api.java.JavaRDD;
import org.learninggradients.learn.Block;
import org.learninggradients.net.InputStandardization;

/** Pearson correlations of all pairs of features: the mean product of their standardised values. */
public final class Correlations {
    /** Features at most: their correlations are 250,000 doubles, 2 MB, on the driver and in the tables. */
    private static final int MOST_FEATURES = 500;

    private Correlations() {}

    /**
     * The correlations [features, features]. A constant feature has 1 with itself and 0 with all others; there are none for more than
     * {@value #MOST_FEATURES} features.
     *
     * @param blocks of training rows as they were read, {@code count} of them
     */
    public static double[] of(JavaRDD<Block> blocks, int count, TrainingMoments moments) {
        int features = moments.features().size();
        if (features > MOST_FEATURES) {
            return new double[0];
        }
        double[] sums = BlockSums.of(blocks, count, new Products(moments.standardization(), features));
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
        private final InputStandardization standardization;
        private final int features;

        Products(InputStandardization standardization, int features) {
            this.standardization = standardization;
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
                standardization.applyToRow(block.values(), row, z);
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
