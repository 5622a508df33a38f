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

    /** Rows of a panel, which stays in the second cache; a multiple of four. */
    private static final int DEPTH = 64;

    /** Fewer columns than this leave vectors empty. */
    private static final int VECTOR = 8;

    private final double[][] panel = new double[DEPTH][0];
    private double[] start = {};
    private double[] sum = {};

    @Override
    public void affine(DMatrixRMaj X, double[] parameters, int offset, DMatrixRMaj Y) {
        int in = X.numCols;
        int out = Y.numCols;
        if (out < VECTOR || X.numRows < VECTOR) {
            Narrow.affine(X, parameters, offset, Y);
            return;
        }
        for (int column = 0; column < out; column += WIDTH) {
            int width = Math.min(WIDTH, out - column);
            reserve(width);
            System.arraycopy(parameters, offset + out * in + column, start, 0, width);
            for (int first = 0, depth; first < in; first += depth) {
                depth = depth(first, in);
                loadTransposed(parameters, offset + column * in + first, in, depth, width);
                addPanel(X.data, first, in, 1, X.numRows, depth, first == 0, Y.data, column, out, width);
            }
        }
    }

    @Override
    public void inputGradient(DMatrixRMaj dY, double[] parameters, int offset, DMatrixRMaj dX) {
        product(dY.data, dY.numCols, 1, dY.numRows, dY.numCols, parameters, offset, dX.numCols, dX.data, 0);
    }

    @Override
    public void parameterGradient(DMatrixRMaj dY, DMatrixRMaj X, double[] gradient, int offset) {
        int in = X.numCols;
        int out = dY.numCols;
        product(dY.data, 1, out, out, dY.numRows, X.data, 0, in, gradient, offset);
        int bias = offset + out * in;
        for (int o = 0; o < out; o++) {
            double chain = 0;
            for (int n = o; n < dY.numRows * out; n += out) {
                chain += dY.data[n];
            }
            gradient[bias + o] = chain;
        }
    }

    /**
     * C = A·B with A [rows, inner], element (i, p) at {@code i·rowStep + p·innerStep} of {@code a}; B [inner, columns] and C
     * [rows, columns] row by row from their starts.
     */
    private void product(
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
        if (columns < VECTOR) {
            Narrow.product(a, rowStep, innerStep, rows, inner, b, bStart, columns, c, cStart);
            return;
        }
        for (int column = 0; column < columns; column += WIDTH) {
            int width = Math.min(WIDTH, columns - column);
            reserve(width);
            Arrays.fill(start, 0, width, 0);
            for (int first = 0, depth; first < inner; first += depth) {
                depth = depth(first, inner);
                load(b, bStart + first * columns + column, columns, depth, width);
                addPanel(
                        a,
                        first * innerStep,
                        rowStep,
                        innerStep,
                        rows,
                        depth,
                        first == 0,
                        c,
                        cStart + column,
                        columns,
                        width);
            }
        }
    }

    /** The first panel takes what is over, so that all others are full. */
    private static int depth(int first, int inner) {
        return first == 0 ? (inner - 1) % DEPTH + 1 : DEPTH;
    }

    /** The panel's rows are {@code depth} rows of b, {@code stride} apart. */
    private void load(double[] b, int from, int stride, int depth, int width) {
        for (int p = 0; p < depth; p++) {
            System.arraycopy(b, from + p * stride, panel[p], 0, width);
        }
    }

    /** The panel's rows are {@code depth} columns of b, whose rows are {@code stride} apart. */
    private void loadTransposed(double[] b, int from, int stride, int depth, int width) {
        for (int k = 0; k < width; k++) {
            int row = from + k * stride;
            for (int p = 0; p < depth; p++) {
                panel[p][k] = b[row + p];
            }
        }
    }

    private void reserve(int width) {
        if (sum.length < width) {
            start = new double[width];
            sum = new double[width];
            for (int p = 0; p < DEPTH; p++) {
                panel[p] = new double[width];
            }
        }
    }

    /** Each row of c is the start, or goes on from what it is, plus its row of a times the panel. */
    private void addPanel(
            double[] a,
            int first,
            int rowStep,
            int innerStep,
            int rows,
            int depth,
            boolean begins,
            double[] c,
            int cStart,
            int stride,
            int width) {
        for (int i = 0; i < rows; i++) {
            int target = cStart + i * stride;
            int factor = first + i * rowStep;
            int p = 0;
            if (begins) {
                p = begin(a, factor, innerStep, depth, width);
            } else {
                System.arraycopy(c, target, sum, 0, width);
            }
            for (; p < depth; p += 4) {
                int next = factor + p * innerStep;
                ScaledRows.addFour(
                        a[next],
                        panel[p],
                        a[next + innerStep],
                        panel[p + 1],
                        a[next + 2 * innerStep],
                        panel[p + 2],
                        a[next + 3 * innerStep],
                        panel[p + 3],
                        sum,
                        sum,
                        width);
            }
            System.arraycopy(sum, 0, c, target, width);
        }
    }

    /** sum = start + the first one to four terms, so that a multiple of four is left; returns how many. */
    private int begin(double[] a, int factor, int step, int depth, int width) {
        int terms = (depth - 1 & 3) + 1;
        double f0 = a[factor];
        if (terms == 1) {
            ScaledRows.addOne(f0, panel[0], start, sum, width);
            return terms;
        }
        double f1 = a[factor + step];
        if (terms == 2) {
            ScaledRows.addTwo(f0, panel[0], f1, panel[1], start, sum, width);
            return terms;
        }
        double f2 = a[factor + 2 * step];
        if (terms == 3) {
            ScaledRows.addThree(f0, panel[0], f1, panel[1], f2, panel[2], start, sum, width);
            return terms;
        }
        ScaledRows.addFour(f0, panel[0], f1, panel[1], f2, panel[2], a[factor + 3 * step], panel[3], start, sum, width);
        return terms;
    }
}
