package org.learninggradients.net;

import org.ejml.data.DMatrixRMaj;

/**
 * Sums of input gradients g over examples, three numbers a feature k: Σ |g_k|, Σ |g_k| / Σ_j |g_j| and Σ g_k, one after the other
 * in a flat array (Reyes-Ochoa &amp; López-Aguayo 2020, arXiv 2012.03188: importance = norm(abs(g))).
 *
 * <p>A constant feature is left out of the normalising sum and its share is 0. An example whose gradient is zero has no shares.
 */
public final class LearningGradientSums {
    private final int features;
    private final boolean[] constant;

    /** For features of which some are constant on the training rows. */
    public LearningGradientSums(boolean[] constant) {
        this.features = constant.length;
        this.constant = constant.clone();
    }

    /** How many numbers of the flat array the sums take. */
    public int length() {
        return 3 * features;
    }

    /**
     * Adds the examples of G [n, features].
     *
     * @param G input gradients, a row an example. Not modified.
     * @param sums grow from {@code offset}. Modified.
     * @return how many examples have a zero gradient
     */
    public int add(DMatrixRMaj G, double[] sums, int offset) {
        int zero = 0;
        for (int n = 0; n < G.numRows; n++) {
            int row = n * features;
            double total = magnitude(G.data, row);
            if (total > 0) {
                addShares(G.data, row, total, sums, offset + features);
            } else {
                zero++;
            }
            for (int k = 0; k < features; k++) {
                double g = G.data[row + k];
                sums[offset + k] += g < 0 ? -g : g;
                sums[offset + 2 * features + k] += g;
            }
        }
        return zero;
    }

    /**
     * Shares of 1 from sums of magnitudes: value_k / Σ_j value_j over the features that are not constant.
     *
     * @param values from {@code offset}, one a feature. Not modified.
     * @return one share a feature; empty when the sum is zero or not finite
     */
    public double[] shares(double[] values, int offset) {
        double total = magnitude(values, offset);
        if (!(total > 0) || Double.isInfinite(total)) {
            return new double[0];
        }
        double[] shares = new double[features];
        addShares(values, offset, total, shares, 0);
        return shares;
    }

    private double magnitude(double[] values, int start) {
        double total = 0;
        for (int k = 0; k < features; k++) {
            if (!constant[k]) {
                total += Math.abs(values[start + k]);
            }
        }
        return total;
    }

    private void addShares(double[] values, int start, double total, double[] shares, int offset) {
        for (int k = 0; k < features; k++) {
            if (!constant[k]) {
                shares[offset + k] += Math.abs(values[start + k]) / total;
            }
        }
    }
}
