package org.learninggradients.net;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Sums of input gradients g over examples, three numbers a feature k: Σ |g_k|, Σ |g_k| / Σ_j |g_j| and Σ g_k, one after the other
 * in a flat array (Reyes-Ochoa &amp; López-Aguayo 2020, arXiv 2012.03188: importance = norm(abs(g))).
 *
 * <p>A constant feature is left out of the normalising sum and its share is 0. An example whose gradient is zero has no shares.
 *
 * <p>Scratch memory; one thread's. Sums grow in arrays of their own, since the JIT makes vectors of loops over whole arrays only.
 */
public final class LearningGradientSums {
    /** Totals beyond these are scaled by a power of two, which is exact, so that their reciprocal is an ordinary number. */
    private static final double SMALL = 0x1p-900;

    private static final double LARGE = 0x1p900;
    private static final double LIFT = 0x1p600;

    private final int features;
    private final double[] counted;
    private final double[] gradient;
    private final double[] sizes;
    private final double[] shares;
    private final double[] signed;

    /** For features of which some are constant on the training rows. */
    public LearningGradientSums(boolean[] constant) {
        this.features = constant.length;
        this.counted = new double[features];
        Arrays.setAll(counted, k -> constant[k] ? 0 : 1);
        this.gradient = new double[features];
        this.sizes = new double[features];
        this.shares = new double[features];
        this.signed = new double[features];
    }

    /** How many numbers of the flat array the sums take. */
    public int length() {
        return length(features);
    }

    /** How many numbers the sums of so many features take. */
    public static int length(int features) {
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
        System.arraycopy(sums, offset, sizes, 0, features);
        System.arraycopy(sums, offset + features, shares, 0, features);
        System.arraycopy(sums, offset + 2 * features, signed, 0, features);
        int zero = 0;
        for (int n = 0; n < G.numRows; n++) {
            System.arraycopy(G.data, n * features, gradient, 0, features);
            double total = magnitude(gradient);
            addSizes();
            if (total > 0) {
                addShares(total, shares);
            } else {
                zero++;
            }
        }
        System.arraycopy(sizes, 0, sums, offset, features);
        System.arraycopy(shares, 0, sums, offset + features, features);
        System.arraycopy(signed, 0, sums, offset + 2 * features, features);
        return zero;
    }

    /**
     * Shares of 1 from sums of magnitudes: value_k / Σ_j value_j over the features that are not constant.
     *
     * @param values from {@code offset}, one a feature. Not modified.
     * @return one share a feature; empty when the sum is zero or not finite
     */
    public double[] shares(double[] values, int offset) {
        System.arraycopy(values, offset, gradient, 0, features);
        double total = magnitude(gradient);
        if (!(total > 0) || Double.isInfinite(total)) {
            return new double[0];
        }
        double[] result = new double[features];
        addShares(total, result);
        return result;
    }

    /** Σ of magnitudes of the features that count, in four chains of every fourth feature. */
    private double magnitude(double[] values) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = 0;
        for (; k + 3 < features; k += 4) {
            sum0 = Math.fma(Math.abs(values[k]), counted[k], sum0);
            sum1 = Math.fma(Math.abs(values[k + 1]), counted[k + 1], sum1);
            sum2 = Math.fma(Math.abs(values[k + 2]), counted[k + 2], sum2);
            sum3 = Math.fma(Math.abs(values[k + 3]), counted[k + 3], sum3);
        }
        for (; k < features; k++) {
            sum0 = Math.fma(Math.abs(values[k]), counted[k], sum0);
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    private void addSizes() {
        for (int k = 0; k < features; k++) {
            sizes[k] += Math.abs(gradient[k]);
        }
        for (int k = 0; k < features; k++) {
            signed[k] += gradient[k];
        }
    }

    private void addShares(double total, double[] target) {
        double lift = total < SMALL ? LIFT : total > LARGE ? 1 / LIFT : 1;
        double reciprocal = 1 / (total * lift);
        for (int k = 0; k < features; k++) {
            target[k] = Math.fma(Math.abs(gradient[k]) * lift * counted[k], reciprocal, target[k]);
        }
    }
}
