package org.learninggradients.math.vector;

/**
 * Where the rows of a matrix lie: row i begins at {@code start + i·step} of {@code array}. It moves from strip to strip, so
 * that a product takes no memory.
 */
public final class StridedRows {
    double[] array = {};
    int start;
    int step;

    /** Modified: this. */
    public void at(double[] newArray, int newStart, int newStep) {
        array = newArray;
        start = newStart;
        step = newStep;
    }

    /** The columns of these rows from {@code column} on. Modified: this. */
    public void columns(StridedRows rows, int column) {
        at(rows.array, rows.start + column, rows.step);
    }
}
