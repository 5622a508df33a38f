package org.learninggradients.math.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same strips as those of {@link Tile}, with rows of A read where they stand. That is faster where B has few columns.
 */
public final class RowTile {
    private static final VectorSpecies<Double> VECTOR = DoubleVector.SPECIES_PREFERRED;
    private static final int ROWS = Tile.ROWS;
    private static final int NARROW = Tile.NARROW;

    private RowTile() {}

    /** Modified: the array of C. */
    public static void wide(
            StridedRows A, int rows, int depth, StridedRows B, StridedRows S, StridedRows C, LastRows lastRows) {
        double[] a = A.array;
        int aStart = A.start;
        int rowStep = A.step;
        double[] b = B.array;
        int bStart = B.start;
        int bStep = B.step;
        double[] start = S.array;
        int startAt = S.start;
        int startStep = S.step;
        double[] c = C.array;
        int cStart = C.start;
        int cStep = C.step;
        boolean overlaps = lastRows == LastRows.OVERLAP;
        int last = Math.max(0, rows - ROWS);
        int second = Math.min(1, rows - 1);
        int third = Math.min(2, rows - 1);
        int fourth = Math.min(3, rows - 1);
        for (int next = 0; next < rows; next += ROWS) {
            int row = Math.min(next, last);
            int from = startAt + next * startStep;
            DoubleVector left0 = DoubleVector.fromArray(VECTOR, start, from);
            DoubleVector right0 = DoubleVector.fromArray(VECTOR, start, from + NARROW);
            DoubleVector left1 = DoubleVector.fromArray(VECTOR, start, from + second * startStep);
            DoubleVector right1 = DoubleVector.fromArray(VECTOR, start, from + second * startStep + NARROW);
            DoubleVector left2 = DoubleVector.fromArray(VECTOR, start, from + third * startStep);
            DoubleVector right2 = DoubleVector.fromArray(VECTOR, start, from + third * startStep + NARROW);
            DoubleVector left3 = DoubleVector.fromArray(VECTOR, start, from + fourth * startStep);
            DoubleVector right3 = DoubleVector.fromArray(VECTOR, start, from + fourth * startStep + NARROW);
            int a0 = aStart + row * rowStep;
            int a1 = a0 + second * rowStep;
            int a2 = a0 + third * rowStep;
            int a3 = a0 + fourth * rowStep;
            int term = bStart;
            for (int p = 0; p < depth; p++) {
                DoubleVector left = DoubleVector.fromArray(VECTOR, b, term);
                DoubleVector right = DoubleVector.fromArray(VECTOR, b, term + NARROW);
                DoubleVector factor = DoubleVector.broadcast(VECTOR, a[a0 + p]);
                left0 = factor.fma(left, left0);
                right0 = factor.fma(right, right0);
                factor = DoubleVector.broadcast(VECTOR, a[a1 + p]);
                left1 = factor.fma(left, left1);
                right1 = factor.fma(right, right1);
                factor = DoubleVector.broadcast(VECTOR, a[a2 + p]);
                left2 = factor.fma(left, left2);
                right2 = factor.fma(right, right2);
                factor = DoubleVector.broadcast(VECTOR, a[a3 + p]);
                left3 = factor.fma(left, left3);
                right3 = factor.fma(right, right3);
                term += bStep;
            }
            int c0 = cStart + (overlaps ? row : next) * cStep;
            int c1 = c0 + second * cStep;
            int c2 = c0 + third * cStep;
            int c3 = c0 + fourth * cStep;
            left0.intoArray(c, c0);
            right0.intoArray(c, c0 + NARROW);
            left1.intoArray(c, c1);
            right1.intoArray(c, c1 + NARROW);
            left2.intoArray(c, c2);
            right2.intoArray(c, c2 + NARROW);
            left3.intoArray(c, c3);
            right3.intoArray(c, c3 + NARROW);
        }
    }

    /** Modified: the array of C. */
    public static void narrow(
            StridedRows A, int rows, int depth, StridedRows B, StridedRows S, StridedRows C, LastRows lastRows) {
        double[] a = A.array;
        int aStart = A.start;
        int rowStep = A.step;
        double[] b = B.array;
        int bStart = B.start;
        int bStep = B.step;
        double[] start = S.array;
        int startAt = S.start;
        int startStep = S.step;
        double[] c = C.array;
        int cStart = C.start;
        int cStep = C.step;
        boolean overlaps = lastRows == LastRows.OVERLAP;
        int last = Math.max(0, rows - ROWS);
        int second = Math.min(1, rows - 1);
        int third = Math.min(2, rows - 1);
        int fourth = Math.min(3, rows - 1);
        for (int next = 0; next < rows; next += ROWS) {
            int row = Math.min(next, last);
            int from = startAt + next * startStep;
            DoubleVector sum0 = DoubleVector.fromArray(VECTOR, start, from);
            DoubleVector sum1 = DoubleVector.fromArray(VECTOR, start, from + second * startStep);
            DoubleVector sum2 = DoubleVector.fromArray(VECTOR, start, from + third * startStep);
            DoubleVector sum3 = DoubleVector.fromArray(VECTOR, start, from + fourth * startStep);
            int a0 = aStart + row * rowStep;
            int a1 = a0 + second * rowStep;
            int a2 = a0 + third * rowStep;
            int a3 = a0 + fourth * rowStep;
            int term = bStart;
            for (int p = 0; p < depth; p++) {
                DoubleVector right = DoubleVector.fromArray(VECTOR, b, term);
                sum0 = DoubleVector.broadcast(VECTOR, a[a0 + p]).fma(right, sum0);
                sum1 = DoubleVector.broadcast(VECTOR, a[a1 + p]).fma(right, sum1);
                sum2 = DoubleVector.broadcast(VECTOR, a[a2 + p]).fma(right, sum2);
                sum3 = DoubleVector.broadcast(VECTOR, a[a3 + p]).fma(right, sum3);
                term += bStep;
            }
            int c0 = cStart + (overlaps ? row : next) * cStep;
            sum0.intoArray(c, c0);
            sum1.intoArray(c, c0 + second * cStep);
            sum2.intoArray(c, c0 + third * cStep);
            sum3.intoArray(c, c0 + fourth * cStep);
        }
    }
}
