package org.learninggradients.math;

/** Sums of scaled rows, as the JIT makes vectors of them: whole arrays from 0, and no more than six of them in a loop. */
final class ScaledRows {
    private ScaledRows() {}

    static void addFour(
            double f0,
            double[] r0,
            double f1,
            double[] r1,
            double f2,
            double[] r2,
            double f3,
            double[] r3,
            double[] from,
            double[] sum,
            int width) {
        for (int k = 0; k < width; k++) {
            sum[k] = Math.fma(f3, r3[k], Math.fma(f2, r2[k], Math.fma(f1, r1[k], Math.fma(f0, r0[k], from[k]))));
        }
    }

    static void addThree(
            double f0,
            double[] r0,
            double f1,
            double[] r1,
            double f2,
            double[] r2,
            double[] from,
            double[] sum,
            int width) {
        for (int k = 0; k < width; k++) {
            sum[k] = Math.fma(f2, r2[k], Math.fma(f1, r1[k], Math.fma(f0, r0[k], from[k])));
        }
    }

    static void addTwo(double f0, double[] r0, double f1, double[] r1, double[] from, double[] sum, int width) {
        for (int k = 0; k < width; k++) {
            sum[k] = Math.fma(f1, r1[k], Math.fma(f0, r0[k], from[k]));
        }
    }

    static void addOne(double factor, double[] row, double[] from, double[] sum, int width) {
        for (int k = 0; k < width; k++) {
            sum[k] = Math.fma(factor, row[k], from[k]);
        }
    }
}
