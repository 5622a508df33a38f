package org.learninggradients.math;

import org.ejml.data.DMatrixRMaj;

/**
 * The matrix products of a layer, on matrices of examples (rows) and a flat array of parameters.
 *
 * <p>Every element of a result is one chain of fused multiply-adds over the summed index in ascending order, whatever the tiling,
 * so a result's bits depend on its own row and column alone. Loops run over output columns, which the JIT turns into vectors.
 */
public final class Products {
    private Products() {}

    /**
     * Y = X·Wᵀ + b, each element a chain that starts at b.
     *
     * @param X [n, in]. Not modified.
     * @param parameters W [out, in] from {@code offset}, row by row, then b [out]. Not modified.
     * @param Y [n, out]. Modified.
     */
    public static void affine(DMatrixRMaj X, double[] parameters, int offset, DMatrixRMaj Y) {
        int in = X.numCols;
        int out = Y.numCols;
        int bias = offset + out * in;
        for (int n = 0; n < X.numRows; n++) {
            int row = n * in;
            int o = 0;
            for (; o + 3 < out; o += 4) {
                affineOfFour(X.data, row, parameters, offset + o * in, bias + o, in, Y.data, n * out + o);
            }
            for (; o < out; o++) {
                double sum = parameters[bias + o];
                int weights = offset + o * in;
                for (int k = 0; k < in; k++) {
                    sum = Math.fma(X.data[row + k], parameters[weights + k], sum);
                }
                Y.data[n * out + o] = sum;
            }
        }
    }

    /**
     * dX = dY·W.
     *
     * @param dY [n, out]. Not modified.
     * @param parameters W [out, in] from {@code offset}, row by row. Not modified.
     * @param dX [n, in]. Modified.
     */
    public static void inputGradient(DMatrixRMaj dY, double[] parameters, int offset, DMatrixRMaj dX) {
        int in = dX.numCols;
        int out = dY.numCols;
        java.util.Arrays.fill(dX.data, 0, dX.numRows * in, 0);
        for (int n = 0; n < dY.numRows; n++) {
            addCombination(dY.data, n * out, 1, out, parameters, offset, in, dX.data, n * in);
        }
    }

    /**
     * dW += dYᵀ·X and db += Σ over rows of dY.
     *
     * @param dY [n, out]. Not modified.
     * @param X [n, in]. Not modified.
     * @param gradient dW [out, in] from {@code offset}, row by row, then db [out]. Modified.
     */
    public static void addParameterGradient(DMatrixRMaj dY, DMatrixRMaj X, double[] gradient, int offset) {
        int in = X.numCols;
        int out = dY.numCols;
        int bias = offset + out * in;
        for (int o = 0; o < out; o++) {
            addCombination(dY.data, o, out, dY.numRows, X.data, 0, in, gradient, offset + o * in);
        }
        for (int n = 0; n < dY.numRows; n++) {
            for (int o = 0; o < out; o++) {
                gradient[bias + o] += dY.data[n * out + o];
            }
        }
    }

    private static void affineOfFour(
            double[] x, int row, double[] w, int weights, int bias, int in, double[] y, int target) {
        double sum0 = w[bias];
        double sum1 = w[bias + 1];
        double sum2 = w[bias + 2];
        double sum3 = w[bias + 3];
        for (int k = 0; k < in; k++) {
            double value = x[row + k];
            sum0 = Math.fma(value, w[weights + k], sum0);
            sum1 = Math.fma(value, w[weights + in + k], sum1);
            sum2 = Math.fma(value, w[weights + 2 * in + k], sum2);
            sum3 = Math.fma(value, w[weights + 3 * in + k], sum3);
        }
        y[target] = sum0;
        y[target + 1] = sum1;
        y[target + 2] = sum2;
        y[target + 3] = sum3;
    }

    /** sum[0..width) += Σ_i factors[first + i·stride] · rows[start + i·width ..], i ascending in each element's chain. */
    private static void addCombination(
            double[] factors,
            int first,
            int stride,
            int count,
            double[] rows,
            int start,
            int width,
            double[] sum,
            int target) {
        int i = 0;
        for (; i + 3 < count; i += 4) {
            double factor0 = factors[first + i * stride];
            double factor1 = factors[first + (i + 1) * stride];
            double factor2 = factors[first + (i + 2) * stride];
            double factor3 = factors[first + (i + 3) * stride];
            int row = start + i * width;
            for (int k = 0; k < width; k++) {
                double chain = Math.fma(factor0, rows[row + k], sum[target + k]);
                chain = Math.fma(factor1, rows[row + width + k], chain);
                chain = Math.fma(factor2, rows[row + 2 * width + k], chain);
                sum[target + k] = Math.fma(factor3, rows[row + 3 * width + k], chain);
            }
        }
        for (; i < count; i++) {
            double factor = factors[first + i * stride];
            int row = start + i * width;
            for (int k = 0; k < width; k++) {
                sum[target + k] = Math.fma(factor, rows[row + k], sum[target + k]);
            }
        }
    }
}
