package org.learninggradients.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Products whose results have too few columns to fill a vector: scalar chains, several at a time. */
final class Narrow {
    private static final int ROWS = 4;

    private Narrow() {}

    /** Y = X·Wᵀ + b of one output, as {@link Products#affine}; the last four rows overlap those before them. */
    static void affine(DMatrixRMaj X, double[] w, int weights, DMatrixRMaj Y) {
        int in = X.numCols;
        double[] x = X.data;
        double bias = w[weights + in];
        int second = Math.min(1, X.numRows - 1);
        int third = Math.min(2, X.numRows - 1);
        int fourth = Math.min(3, X.numRows - 1);
        for (int next = 0; next < X.numRows; next += ROWS) {
            int row = Math.max(0, Math.min(next, X.numRows - ROWS));
            int x0 = row * in;
            int x1 = x0 + second * in;
            int x2 = x0 + third * in;
            int x3 = x0 + fourth * in;
            double chain0 = bias;
            double chain1 = bias;
            double chain2 = bias;
            double chain3 = bias;
            for (int k = 0; k < in; k++) {
                double weight = w[weights + k];
                chain0 = Math.fma(x[x0 + k], weight, chain0);
                chain1 = Math.fma(x[x1 + k], weight, chain1);
                chain2 = Math.fma(x[x2 + k], weight, chain2);
                chain3 = Math.fma(x[x3 + k], weight, chain3);
            }
            Y.data[row] = chain0;
            Y.data[row + second] = chain1;
            Y.data[row + third] = chain2;
            Y.data[row + fourth] = chain3;
        }
    }

    /**
     * C = A·B of few columns: chains in registers where they are long, rank-one updates of the whole result where they are short. A
     * begins with its array; B and C lie row by row. Modified: C.
     */
    static void product(View A, View B, View C) {
        double[] a = A.array;
        double[] b = B.array;
        double[] c = C.array;
        int rows = C.rows;
        int columns = C.columns;
        int inner = A.columns;
        int rowStep = A.rowStep;
        int innerStep = A.columnStep;
        Arrays.fill(c, C.start, C.end(), 0);
        for (int column = 0; column < columns; column++) {
            int target = C.start + column;
            int term = B.start + column;
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
