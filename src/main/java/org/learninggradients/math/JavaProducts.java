package org.learninggradients.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The portable products: every element of a result is one chain of fused multiply-adds over the summed index in ascending order,
 * whatever the tiling, so a result's bits depend on its own row and column alone, on every machine.
 *
 * <p>The inner loops run over output columns and over whole arrays from 0: the JIT of Java 17 makes vectors of {@code y[k] =
 * fma(a, x[k], y[k])}, but not where x and y are read from different offsets. So rows of the right operand, and one row of the
 * result, are copied into arrays of their own, a panel at a time.
 */
public final class JavaProducts implements Products {
    /** Columns of a panel: a row of the result and four of the right operand stay in the first cache. */
    private static final int WIDTH = 512;

    /** Rows of a panel, which stays in the second cache. */
    private static final int DEPTH = 64;

    /** Fewer outputs than this leave vectors empty; then four rows share the weights they load. */
    private static final int VECTOR = 8;

    private final double[][] panel = new double[DEPTH][0];
    private double[] sum = new double[0];

    @Override
    public void affine(DMatrixRMaj X, double[] parameters, int offset, DMatrixRMaj Y) {
        int in = X.numCols;
        int out = Y.numCols;
        if (out < VECTOR || X.numRows < VECTOR) {
            affineByDots(X, parameters, offset, Y);
            return;
        }
        for (int n = 0; n < X.numRows; n++) {
            System.arraycopy(parameters, offset + out * in, Y.data, n * out, out);
        }
        for (int column = 0; column < out; column += WIDTH) {
            int width = Math.min(WIDTH, out - column);
            for (int first = 0; first < in; first += DEPTH) {
                int depth = Math.min(DEPTH, in - first);
                loadTransposed(parameters, offset + column * in + first, in, depth, width);
                addPanel(X.data, first, in, 1, X.numRows, depth, Y.data, column, out, width);
            }
        }
    }

    @Override
    public void inputGradient(DMatrixRMaj dY, double[] parameters, int offset, DMatrixRMaj dX) {
        Arrays.fill(dX.data, 0, dX.numRows * dX.numCols, 0);
        addProduct(dY.data, dY.numCols, 1, dY.numRows, dY.numCols, parameters, offset, dX.numCols, dX.data, 0);
    }

    @Override
    public void parameterGradient(DMatrixRMaj dY, DMatrixRMaj X, double[] gradient, int offset) {
        int in = X.numCols;
        int out = dY.numCols;
        int bias = offset + out * in;
        Arrays.fill(gradient, offset, bias + out, 0);
        addProduct(dY.data, 1, out, out, dY.numRows, X.data, 0, in, gradient, offset);
        for (int n = 0; n < dY.numRows; n++) {
            for (int o = 0; o < out; o++) {
                gradient[bias + o] += dY.data[n * out + o];
            }
        }
    }

    private static void affineByDots(DMatrixRMaj X, double[] parameters, int offset, DMatrixRMaj Y) {
        int in = X.numCols;
        int out = Y.numCols;
        for (int o = 0; o < out; o++) {
            double bias = parameters[offset + out * in + o];
            int weights = offset + o * in;
            int n = 0;
            for (; n + 3 < X.numRows; n += 4) {
                dotsOfFourRows(X.data, n * in, in, parameters, weights, bias, Y.data, n * out + o, out);
            }
            for (; n < X.numRows; n++) {
                double chain = bias;
                for (int k = 0; k < in; k++) {
                    chain = Math.fma(X.data[n * in + k], parameters[weights + k], chain);
                }
                Y.data[n * out + o] = chain;
            }
        }
    }

    private static void dotsOfFourRows(
            double[] x, int row, int in, double[] w, int weights, double bias, double[] y, int target, int out) {
        double chain0 = bias;
        double chain1 = bias;
        double chain2 = bias;
        double chain3 = bias;
        for (int k = 0; k < in; k++) {
            double weight = w[weights + k];
            chain0 = Math.fma(x[row + k], weight, chain0);
            chain1 = Math.fma(x[row + in + k], weight, chain1);
            chain2 = Math.fma(x[row + 2 * in + k], weight, chain2);
            chain3 = Math.fma(x[row + 3 * in + k], weight, chain3);
        }
        y[target] = chain0;
        y[target + out] = chain1;
        y[target + 2 * out] = chain2;
        y[target + 3 * out] = chain3;
    }

    /**
     * C += A·B with A [rows, inner], element (i, p) at {@code i·rowStep + p·innerStep} of {@code a}; B [inner, columns] and C
     * [rows, columns] row by row from their starts.
     */
    private void addProduct(
            double[] a,
            int rowStep,
            int innerStep,
            int rows,
            int inner,
            double[] b,
            int bStart,
            int columns,
            double[] c,
            int cStart) {
        for (int column = 0; column < columns; column += WIDTH) {
            int width = Math.min(WIDTH, columns - column);
            for (int first = 0; first < inner; first += DEPTH) {
                int depth = Math.min(DEPTH, inner - first);
                load(b, bStart + first * columns + column, columns, depth, width);
                addPanel(a, first * innerStep, rowStep, innerStep, rows, depth, c, cStart + column, columns, width);
            }
        }
    }

    /** The panel's rows are {@code depth} rows of b, {@code stride} apart. */
    private void load(double[] b, int start, int stride, int depth, int width) {
        reserve(width);
        for (int p = 0; p < depth; p++) {
            System.arraycopy(b, start + p * stride, panel[p], 0, width);
        }
    }

    /** The panel's rows are {@code depth} columns of b, whose rows are {@code stride} apart. */
    private void loadTransposed(double[] b, int start, int stride, int depth, int width) {
        reserve(width);
        for (int k = 0; k < width; k++) {
            int row = start + k * stride;
            for (int p = 0; p < depth; p++) {
                panel[p][k] = b[row + p];
            }
        }
    }

    private void reserve(int width) {
        if (sum.length < width) {
            sum = new double[width];
            for (int p = 0; p < DEPTH; p++) {
                panel[p] = new double[width];
            }
        }
    }

    private void addPanel(
            double[] a,
            int first,
            int rowStep,
            int innerStep,
            int rows,
            int depth,
            double[] c,
            int cStart,
            int stride,
            int width) {
        for (int i = 0; i < rows; i++) {
            int target = cStart + i * stride;
            System.arraycopy(c, target, sum, 0, width);
            addRows(a, first + i * rowStep, innerStep, depth, width);
            System.arraycopy(sum, 0, c, target, width);
        }
    }

    /** sum += Σ_p a[first + p·step] · panel[p], p ascending in each element's chain. */
    private void addRows(double[] a, int first, int step, int depth, int width) {
        int p = 0;
        for (; p + 3 < depth; p += 4) {
            int factor = first + p * step;
            addFour(
                    a[factor],
                    panel[p],
                    a[factor + step],
                    panel[p + 1],
                    a[factor + 2 * step],
                    panel[p + 2],
                    a[factor + 3 * step],
                    panel[p + 3],
                    sum,
                    width);
        }
        if (depth - p == 3) {
            int factor = first + p * step;
            addThree(
                    a[factor],
                    panel[p],
                    a[factor + step],
                    panel[p + 1],
                    a[factor + 2 * step],
                    panel[p + 2],
                    sum,
                    width);
        } else {
            for (; p < depth; p++) {
                addOne(a[first + p * step], panel[p], sum, width);
            }
        }
    }

    private static void addFour(
            double f0,
            double[] r0,
            double f1,
            double[] r1,
            double f2,
            double[] r2,
            double f3,
            double[] r3,
            double[] sum,
            int width) {
        for (int k = 0; k < width; k++) {
            sum[k] = Math.fma(f3, r3[k], Math.fma(f2, r2[k], Math.fma(f1, r1[k], Math.fma(f0, r0[k], sum[k]))));
        }
    }

    private static void addThree(
            double f0, double[] r0, double f1, double[] r1, double f2, double[] r2, double[] sum, int width) {
        for (int k = 0; k < width; k++) {
            sum[k] = Math.fma(f2, r2[k], Math.fma(f1, r1[k], Math.fma(f0, r0[k], sum[k])));
        }
    }

    private static void addOne(double factor, double[] row, double[] sum, int width) {
        for (int k = 0; k < width; k++) {
            sum[k] = Math.fma(factor, row[k], sum[k]);
        }
    }
}
