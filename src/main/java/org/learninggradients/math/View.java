package org.learninggradients.math;

import org.ejml.data.DMatrixRMaj;

/**
 * A matrix [rows, columns] within an array: element (i, j) stands at {@code start + i·rowStep + j·columnStep}. A view is moved from
 * product to product, so that a product takes no memory.
 */
final class View {
    double[] array = {};
    int start;
    int rows;
    int columns;
    int rowStep;
    int columnStep;

    /** Moves the view to a matrix that lies row by row from {@code newStart} on. Modified: this, which it returns. */
    View at(double[] newArray, int newStart, int newRows, int newColumns) {
        array = newArray;
        start = newStart;
        rows = newRows;
        columns = newColumns;
        rowStep = newColumns;
        columnStep = 1;
        return this;
    }

    /** Moves the view to the whole of a matrix. Modified: this, which it returns. */
    View at(DMatrixRMaj matrix) {
        return at(matrix.data, 0, matrix.numRows, matrix.numCols);
    }

    /** Turns the view to the transpose of what it shows. Modified: this, which it returns. */
    View transposed() {
        int newRows = columns;
        columns = rows;
        rows = newRows;
        int newRowStep = columnStep;
        columnStep = rowStep;
        rowStep = newRowStep;
        return this;
    }

    /** Where element (i, j) stands. */
    int index(int i, int j) {
        return start + i * rowStep + j * columnStep;
    }

    /** Where the array goes on behind a matrix that fills its part of the array. */
    int end() {
        return start + rows * columns;
    }
}
