package org.learninggradients.learn;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Sums of attributions a over examples, three numbers a feature k: Σ |a_k|, Σ |a_k| / Σ_j |a_j| and Σ a_k, one after the other in a
 * flat array. Those of the learning gradient are the attributions of Reyes-Ochoa &amp; López-Aguayo 2020, arXiv 2012.03188:
 * importance = norm(abs(g)).
 *
 * <p>A constant feature is left out of the normalising sum and its share is 0. An example whose attributions are zero on all features
 * that count has no shares.
 *
 * <p>Scratch memory; one thread's. Sums grow in arrays of their own, since the JIT makes vectors of loops over whole arrays only.
 */
public final class ImportanceSums {
    /** Totals between these have an ordinary number as reciprocal. */
    private static final double SMALL = 0x1p-900;

    private static final double LARGE = 0x1p900;
    private static final double LIFT = 0x1p600;

    /** Examples that are added in one pass over the sums. */
    private static final int ROWS = 4;

    private final int features;
    private final double[] counted;
    private final int[] constants;
    private final double[][] rows;
    private final double[] totals = new double[ROWS];
    private final double[] reciprocals = new double[ROWS];
    private final double[] sizes;
    private final double[] shares;
    private final double[] signed;

    /** For features of which some are constant on the training rows. */
    public ImportanceSums(boolean[] constant) {
        this.features = constant.length;
        this.counted = new double[features];
        Arrays.setAll(counted, k -> constant[k] ? 0 : 1);
        this.constants = IntStream.range(0, features).filter(k -> constant[k]).toArray();
        this.rows = new double[ROWS][features];
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
     * Sums over the examples of A [n, features].
     *
     * @param A attributions, a row an example. Not modified.
     * @param sums from {@code offset}. Modified.
     * @return how many examples have none but zeros on the features that count
     */
    public int sum(DMatrixRMaj A, double[] sums, int offset) {
        Arrays.fill(sizes, 0);
        Arrays.fill(shares, 0);
        Arrays.fill(signed, 0);
        int zero = 0;
        for (int n = 0; n < A.numRows; n += ROWS) {
            zero += load(A, n);
            addSizesAndSigned(rows[0], rows[1], rows[2], rows[3]);
            addShares(rows[0], rows[1], rows[2], rows[3]);
        }
        for (int k : constants) {
            shares[k] = 0;
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
        double total = 0;
        for (int k = 0; k < features; k++) {
            total = Math.fma(Math.abs(values[offset + k]), counted[k], total);
        }
        if (!(total > 0) || Double.isInfinite(total)) {
            return new double[0];
        }
        double[] result = new double[features];
        addLifted(values, offset, total, result);
        return result;
    }

    /** Takes up to four examples in; returns how many are zero. */
    private int load(DMatrixRMaj A, int first) {
        int taken = Math.min(ROWS, A.numRows - first);
        for (int row = 0; row < taken; row++) {
            System.arraycopy(A.data, (first + row) * features, rows[row], 0, features);
        }
        for (int row = taken; row < ROWS; row++) {
            Arrays.fill(rows[row], 0);
        }
        total(0, rows[0], rows[1]);
        total(2, rows[2], rows[3]);
        int zero = 0;
        for (int row = 0; row < ROWS; row++) {
            double total = totals[row];
            reciprocals[row] = 0;
            if (total >= SMALL && total <= LARGE) {
                reciprocals[row] = 1 / total;
            } else if (total > 0) {
                addLifted(rows[row], 0, total, shares);
            } else if (row < taken && total == 0) {
                zero++;
            }
        }
        return zero;
    }

    /** Totals of two examples: Σ of magnitudes of the features that count, even and odd features in chains of their own. */
    private void total(int row, double[] a0, double[] a1) {
        double even0 = 0;
        double even1 = 0;
        double odd0 = 0;
        double odd1 = 0;
        int k = 0;
        for (; k + 1 < features; k += 2) {
            double even = counted[k];
            double odd = counted[k + 1];
            even0 = Math.fma(Math.abs(a0[k]), even, even0);
            even1 = Math.fma(Math.abs(a1[k]), even, even1);
            odd0 = Math.fma(Math.abs(a0[k + 1]), odd, odd0);
            odd1 = Math.fma(Math.abs(a1[k + 1]), odd, odd1);
        }
        if (k < features) {
            even0 = Math.fma(Math.abs(a0[k]), counted[k], even0);
            even1 = Math.fma(Math.abs(a1[k]), counted[k], even1);
        }
        totals[row] = even0 + odd0;
        totals[row + 1] = even1 + odd1;
    }

    private void addSizesAndSigned(double[] a0, double[] a1, double[] a2, double[] a3) {
        for (int k = 0; k < features; k++) {
            double value0 = a0[k];
            double value1 = a1[k];
            double value2 = a2[k];
            double value3 = a3[k];
            signed[k] = signed[k] + value0 + value1 + value2 + value3;
            sizes[k] = sizes[k] + Math.abs(value0) + Math.abs(value1) + Math.abs(value2) + Math.abs(value3);
        }
    }

    private void addShares(double[] a0, double[] a1, double[] a2, double[] a3) {
        double r0 = reciprocals[0];
        double r1 = reciprocals[1];
        double r2 = reciprocals[2];
        double r3 = reciprocals[3];
        for (int k = 0; k < features; k++) {
            double share = Math.fma(Math.abs(a1[k]), r1, Math.fma(Math.abs(a0[k]), r0, shares[k]));
            shares[k] = Math.fma(Math.abs(a3[k]), r3, Math.fma(Math.abs(a2[k]), r2, share));
        }
    }

    /** Adds shares whose total is scaled by a power of two, which is exact, so that its reciprocal is an ordinary number. */
    private void addLifted(double[] values, int offset, double total, double[] target) {
        double lift = total < SMALL ? LIFT : total > LARGE ? 1 / LIFT : 1;
        double reciprocal = 1 / (total * lift);
        for (int k = 0; k < features; k++) {
            target[k] = Math.fma(Math.abs(values[offset + k]) * lift * counted[k], reciprocal, target[k]);
        }
    }
}
