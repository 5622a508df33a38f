package org.learninggradients.math.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * C = A·B with up to four terms an element, a vector of columns at a time, whose rows of B stay in registers. Each element is one
 * chain of fused multiply-adds from zero in ascending order. The last columns overlap those before them, to the same bits.
 *
 * <p>All matrices lie row by row. A [rows, terms] and C [rows, columns] begin with their arrays, and B [terms, columns] at {@code
 * bStart}. There are at least as many columns as a vector has elements. Modified: c.
 */
public final class FewTerms {
    private static final VectorSpecies<Double> VECTOR = DoubleVector.SPECIES_PREFERRED;

    /** The most terms of an element. */
    public static final int MOST = 4;

    private FewTerms() {}

    public static void product(double[] a, int terms, int rows, double[] b, int bStart, int columns, double[] c) {
        for (int next = 0; next < columns; next += VECTOR.length()) {
            int column = Math.min(next, columns - VECTOR.length());
            switch (terms) {
                case 1 -> one(a, rows, b, bStart + column, columns, c, column);
                case 2 -> two(a, rows, b, bStart + column, columns, c, column);
                case 3 -> three(a, rows, b, bStart + column, columns, c, column);
                default -> four(a, rows, b, bStart + column, columns, c, column);
            }
        }
    }

    private static void one(double[] a, int rows, double[] b, int bStart, int columns, double[] c, int column) {
        DoubleVector zero = DoubleVector.zero(VECTOR);
        DoubleVector term0 = DoubleVector.fromArray(VECTOR, b, bStart);
        for (int row = 0; row < rows; row++) {
            DoubleVector.broadcast(VECTOR, a[row]).fma(term0, zero).intoArray(c, row * columns + column);
        }
    }

    private static void two(double[] a, int rows, double[] b, int bStart, int columns, double[] c, int column) {
        DoubleVector zero = DoubleVector.zero(VECTOR);
        DoubleVector term0 = DoubleVector.fromArray(VECTOR, b, bStart);
        DoubleVector term1 = DoubleVector.fromArray(VECTOR, b, bStart + columns);
        for (int row = 0; row < rows; row++) {
            DoubleVector sum = DoubleVector.broadcast(VECTOR, a[2 * row]).fma(term0, zero);
            DoubleVector.broadcast(VECTOR, a[2 * row + 1]).fma(term1, sum).intoArray(c, row * columns + column);
        }
    }

    private static void three(double[] a, int rows, double[] b, int bStart, int columns, double[] c, int column) {
        DoubleVector zero = DoubleVector.zero(VECTOR);
        DoubleVector term0 = DoubleVector.fromArray(VECTOR, b, bStart);
        DoubleVector term1 = DoubleVector.fromArray(VECTOR, b, bStart + columns);
        DoubleVector term2 = DoubleVector.fromArray(VECTOR, b, bStart + 2 * columns);
        for (int row = 0; row < rows; row++) {
            DoubleVector sum = DoubleVector.broadcast(VECTOR, a[3 * row]).fma(term0, zero);
            sum = DoubleVector.broadcast(VECTOR, a[3 * row + 1]).fma(term1, sum);
            DoubleVector.broadcast(VECTOR, a[3 * row + 2]).fma(term2, sum).intoArray(c, row * columns + column);
        }
    }

    private static void four(double[] a, int rows, double[] b, int bStart, int columns, double[] c, int column) {
        DoubleVector zero = DoubleVector.zero(VECTOR);
        DoubleVector term0 = DoubleVector.fromArray(VECTOR, b, bStart);
        DoubleVector term1 = DoubleVector.fromArray(VECTOR, b, bStart + columns);
        DoubleVector term2 = DoubleVector.fromArray(VECTOR, b, bStart + 2 * columns);
        DoubleVector term3 = DoubleVector.fromArray(VECTOR, b, bStart + 3 * columns);
        for (int row = 0; row < rows; row++) {
            DoubleVector sum = DoubleVector.broadcast(VECTOR, a[4 * row]).fma(term0, zero);
            sum = DoubleVector.broadcast(VECTOR, a[4 * row + 1]).fma(term1, sum);
            sum = DoubleVector.broadcast(VECTOR, a[4 * row + 2]).fma(term2, sum);
            DoubleVector.broadcast(VECTOR, a[4 * row + 3]).fma(term3, sum).intoArray(c, row * columns + column);
        }
    }
}
