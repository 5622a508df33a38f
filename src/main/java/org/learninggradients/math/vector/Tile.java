package org.learninggradients.math.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A strip of C = S + A·B, one or two of the machine's vectors wide. It is computed four rows at a time, whose sums stay in registers.
 * Each element is one chain of fused multiply-adds over the summed index in ascending order, so that its bits do not depend on the
 * length of a vector.
 *
 * <p>A [rows, depth] is given as quads: four rows column by column, so that the loop over the summed index has constant steps and
 * no check of bounds. Where the rows are no multiple of four, the last quad overlaps the one before it. {@link LastRows} says where
 * its sums go in C.
 */
public final class Tile {
    private static final VectorSpecies<Double> VECTOR = DoubleVector.SPECIES_PREFERRED;

    /** Rows of a tile. */
    public static final int ROWS = 4;

    /** Columns of a narrow strip. */
    public static final int NARROW = VECTOR.length();

    /** Columns of a wide strip. */
    public static final int WIDE = 2 * NARROW;

    private Tile() {}

    /**
     * A as quads: element (i, p) of it stands at {@code from + i·rowStep + p·innerStep} of {@code a}.
     *
     * @param quads at least as long as A with its rows rounded up to a multiple of four. Modified.
     */
    public static void quads(double[] a, int from, int rowStep, int innerStep, int rows, int depth, double[] quads) {
        int last = Math.max(0, rows - ROWS);
        for (int next = 0; next < rows; next += ROWS) {
            int a0 = from + Math.min(next, last) * rowStep;
            int a1 = a0 + Math.min(1, rows - 1) * rowStep;
            int a2 = a0 + Math.min(2, rows - 1) * rowStep;
            int a3 = a0 + Math.min(3, rows - 1) * rowStep;
            int quad = next * depth;
            if (innerStep == 1) {
                for (int p = 0; p < depth; p++) {
                    quads[quad + ROWS * p] = a[a0 + p];
                    quads[quad + ROWS * p + 1] = a[a1 + p];
                    quads[quad + ROWS * p + 2] = a[a2 + p];
                    quads[quad + ROWS * p + 3] = a[a3 + p];
                }
            } else {
                for (int p = 0, inner = 0; p < depth; p++, inner += innerStep) {
                    quads[quad + ROWS * p] = a[a0 + inner];
                    quads[quad + ROWS * p + 1] = a[a1 + inner];
                    quads[quad + ROWS * p + 2] = a[a2 + inner];
                    quads[quad + ROWS * p + 3] = a[a3 + inner];
                }
            }
        }
    }

    /** Modified: the array of C. */
    public static void wide(
            double[] quads, int rows, int depth, StridedRows B, StridedRows S, StridedRows C, LastRows lastRows) {
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
            int quad = next * depth;
            int term = bStart;
            for (int p = 0; p < depth; p++) {
                DoubleVector left = DoubleVector.fromArray(VECTOR, b, term);
                DoubleVector right = DoubleVector.fromArray(VECTOR, b, term + NARROW);
                DoubleVector factor = DoubleVector.broadcast(VECTOR, quads[quad + ROWS * p]);
                left0 = factor.fma(left, left0);
                right0 = factor.fma(right, right0);
                factor = DoubleVector.broadcast(VECTOR, quads[quad + ROWS * p + 1]);
                left1 = factor.fma(left, left1);
                right1 = factor.fma(right, right1);
                factor = DoubleVector.broadcast(VECTOR, quads[quad + ROWS * p + 2]);
                left2 = factor.fma(left, left2);
                right2 = factor.fma(right, right2);
                factor = DoubleVector.broadcast(VECTOR, quads[quad + ROWS * p + 3]);
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
            double[] quads, int rows, int depth, StridedRows B, StridedRows S, StridedRows C, LastRows lastRows) {
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
            int quad = next * depth;
            int term = bStart;
            for (int p = 0; p < depth; p++) {
                DoubleVector right = DoubleVector.fromArray(VECTOR, b, term);
                sum0 = DoubleVector.broadcast(VECTOR, quads[quad + ROWS * p]).fma(right, sum0);
                sum1 = DoubleVector.broadcast(VECTOR, quads[quad + ROWS * p + 1])
                        .fma(right, sum1);
                sum2 = DoubleVector.broadcast(VECTOR, quads[quad + ROWS * p + 2])
                        .fma(right, sum2);
                sum3 = DoubleVector.broadcast(VECTOR, quads[quad + ROWS * p + 3])
                        .fma(right, sum3);
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
