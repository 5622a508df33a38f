package org.learninggradients.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Products whose results have too few columns to fill vectors: scalar chains, several at a time. */
final class Narrow {
    private static final int ROWS = 4;

    private Narrow() {}

    /** Y = X·Wᵀ + b, as {@link Products#affine}: four rows at a time, of which the last may have been computed before. */
    static void affine(DMatrixRMaj X, double[] parameters, int offset, DMatrixRMaj Y) {
        int in = X.numCols;
        int out = Y.numCols;
        int bias = offset + out * in;
        for (int o = 0; o < out && X.numRows < ROWS; o++) {
            dots(X, parameters, offset + o * in, bias + o, Y, o);
        }
        for (int n = 0; n < X.numRows && X.numRows >= ROWS; n += ROWS) {
            int first = Math.min(n, X.numRows - ROWS);
            int row = first * in;
            for (int o = 0; o < out; o += 2) {
                int weights = offset + o * in;
                int target = first * out + o;
                if (o + 1 < out) {
                    dotsOfFourRowsAndTwoColumns(X.data, row, in, parameters, weights, bias + o, Y.data, target, out);
                } else {
                    dotsOfFourRows(X.data, row, in, parameters, weights, bias + o, Y.data, target, out);
                }
            }
        }
    }

    /** One column of Y, row by row. */
    private static void dots(DMatrixRMaj X, double[] w, int weights, int bias, DMatrixRMaj Y, int column) {
        int in = X.numCols;
        for (int n = 0; n < X.numRows; n++) {
            double chain = w[bias];
            for (int k = 0; k < in; k++) {
                chain = Math.fma(X.data[n * in + k], w[weights + k], chain);
            }
            Y.data[n * Y.numCols + column] = chain;
        }
    }

    private static void dotsOfFourRowsAndTwoColumns(
            double[] x, int row, int in, double[] w, int weights, int bias, double[] y, int target, int out) {
        double chain00 = w[bias];
        double chain10 = chain00;
        double chain20 = chain00;
        double chain30 = chain00;
        double chain01 = w[bias + 1];
        double chain11 = chain01;
        double chain21 = chain01;
        double chain31 = chain01;
        for (int k = 0; k < in; k++) {
            double weight0 = w[weights + k];
            double weight1 = w[weights + in + k];
            double x0 = x[row + k];
            chain00 = Math.fma(x0, weight0, chain00);
            chain01 = Math.fma(x0, weight1, chain01);
            double x1 = x[row + in + k];
            chain10 = Math.fma(x1, weight0, chain10);
            chain11 = Math.fma(x1, weight1, chain11);
            double x2 = x[row + 2 * in + k];
            chain20 = Math.fma(x2, weight0, chain20);
            chain21 = Math.fma(x2, weight1, chain21);
            double x3 = x[row + 3 * in + k];
            chain30 = Math.fma(x3, weight0, chain30);
            chain31 = Math.fma(x3, weight1, chain31);
        }
        y[target] = chain00;
        y[target + 1] = chain01;
        y[target + out] = chain10;
        y[target + out + 1] = chain11;
        y[target + 2 * out] = chain20;
        y[target + 2 * out + 1] = chain21;
        y[target + 3 * out] = chain30;
        y[target + 3 * out + 1] = chain31;
    }

    private static void dotsOfFourRows(
            double[] x, int row, int in, double[] w, int weights, int bias, double[] y, int target, int out) {
        double chain0 = w[bias];
        double chain1 = chain0;
        double chain2 = chain0;
        double chain3 = chain0;
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

    /** Few columns: chains in registers where they are long, rank-one updates of the whole result where they are short. */
    static void product(
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
        Arrays.fill(c, cStart, cStart + rows * columns, 0);
        for (int column = 0; column < columns; column++) {
            int target = cStart + column;
            int term = bStart + column;
            if (inner > rows) {
                for (int i = 0; i < rows; i++) {
                    double chain = 0;
                    for (int p = 0; p < inner; p++) {
                        chain = Math.fma(a[i * rowStep + p * innerStep], b[term + p * columns], chain);
                    }
                    c[target + i * columns] = chain;
                }
            } else {
                for (int p = 0; p < inner; p++) {
                    double factor = b[term + p * columns];
                    for (int i = 0; i < rows; i++) {
                        int element = target + i * columns;
                        c[element] = Math.fma(a[i * rowStep + p * innerStep], factor, c[element]);
                    }
                }
            }
        }
    }
}
