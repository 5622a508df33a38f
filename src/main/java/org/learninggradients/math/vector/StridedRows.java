package org.learninggradients.math.vector;

/**
 * The rows of a matrix within an array: row i begins at {@code start + i·step}. The object is moved from strip to strip, so that a
 * product takes no memory.
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
