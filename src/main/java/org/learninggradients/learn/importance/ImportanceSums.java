package org.learninggradients.learn.importance;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Sums of attributions a over examples, in a flat array: for every feature k the {@link Summand summands} |a_k|, |a_k| / Σ_j |a_j| and
 * a_k. With the learning gradient as a, the importance is norm(abs(g)) of Reyes-Ochoa &amp; López-Aguayo 2020, arXiv 2012.03188.
 *
 * <p>A constant feature is left out of the normalising sum and its share is 0. An example whose attributions are zero on all features
 * that vary has no shares.
 *
 * <p>Scratch memory for one thread. Sums grow in arrays of their own, since the JIT makes vectors of loops over whole arrays only.
 */
public final class ImportanceSums {
    /** What is summed over examples, one number a feature; the flat array holds the sums in this order. */
    public enum Summand {
        /** |a_k|. */
        MAGNITUDE(0),
        /** |a_k| / Σ_j |a_j|. */
        SHARE(1),
        /** a_k. */
        VALUE(2);

        private final int position;

        Summand(int position) {
            this.position = position;
        }
    }

    private static final int SUMMANDS = Summand.values().length;

    /** Least total, without unit, whose reciprocal is taken as it is: it stays far from overflow. Part of numerics. */
    private static final double SMALL = 0x1p-900;

    /** Largest total, without unit, whose reciprocal is taken as it is: it stays far from the subnormal numbers. Part of numerics. */
    private static final double LARGE = 0x1p900;

    /** Factor that brings totals beyond these bounds between them; a power of two, so that the scaling is exact. Part of numerics. */
    private static final double LIFT = 0x1p600;

    /** Examples that one pass over the sums adds, so that four examples cost one load and store of a sum. Part of numerics. */
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

    /** Sums without examples. {@code constant} says of each feature whether it is constant on the training rows. */
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

    /** Length of the flat array. */
    public int length() {
        return length(features);
    }

    /** Length of the flat array of so many features. */
    public static int length(int features) {
        return SUMMANDS * features;
    }

    /** Where the sums of one summand begin in the flat array. */
    public int offset(Summand summand) {
        return summand.position * features;
    }

    /** The importance that these sums over examples come to. {@code sums} is a whole flat array. Not modified. */
    public Importance importance(double[] sums, ExampleCounts counts) {
        return new Importance(this, sums, counts);
    }

    /** The importance in one example. {@code gradient} has one number a feature and is taken as it is. */
    public ExampleImportance importance(long row, double[] gradient) {
        return new ExampleImportance(row, gradient, shares(gradient, 0));
    }

    /** The sums of one summand, divided by a count. */
    double[] mean(Summand summand, double[] sums, long count) {
        int offset = offset(summand);
        double[] mean = new double[features];
        for (int k = 0; k < features; k++) {
            mean[k] = sums[offset + k] / count;
        }
        return mean;
    }

    /**
     * Sums over the examples of A [n, features].
     *
     * @param A attributions, a row an example. Not modified.
     * @param sums the flat array, from {@code offset}. Modified.
     * @return how many examples are zero on all features that vary
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
        System.arraycopy(sizes, 0, sums, offset + offset(Summand.MAGNITUDE), features);
        System.arraycopy(shares, 0, sums, offset + offset(Summand.SHARE), features);
        System.arraycopy(signed, 0, sums, offset + offset(Summand.VALUE), features);
        return zero;
    }

    /**
     * Shares |value_k| / Σ_j |value_j| over the features that are not constant; a constant feature has 0.
     *
     * @param values one number a feature, from {@code offset}. Not modified.
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

    /** Takes up to {@link #ROWS} examples in; returns how many are zero. */
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

    /** Totals Σ_j |a_j| of two examples over the features that vary, even and odd features in chains of their own. */
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
