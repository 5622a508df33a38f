package org.learninggradients.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.vector.FewTerms;
import org.learninggradients.math.vector.LastRows;
import org.learninggradients.math.vector.RowTile;
import org.learninggradients.math.vector.StridedRows;
import org.learninggradients.math.vector.Tile;

/**
 * The portable products. Every element of a result is one chain of fused multiply-adds over the summed index in ascending order,
 * whatever the tiling and the length of the machine's vectors. An element's bits depend on its own row and column alone.
 *
 * <p>Most of a result C = S + A·B is computed in strips of columns ({@link Tile}; {@link RowTile} where they are few), a panel of B's
 * rows at a time. Between panels, the sums of each strip rest in an array of their own. The last strip overlaps the one before it:
 * what both compute has the same bits.
 */
public final class JavaProducts implements Products {
    /** Most rows of a panel of B. */
    private static final int DEPTH = 128;

    /** Most columns of a panel of B, for all rows of which half a 256-KiB second-level cache has room. */
    private static final int WIDTH = 128;

    /** Numbers from one row of a copied panel to the next, which spreads the rows over the sets of a first-level cache. */
    private static final int STRIDE = WIDTH + Tile.WIDE;

    /** Most columns of a B that is read where it stands; copying pays only beyond. */
    private static final int IN_PLACE = 64;

    /** Most columns of a C for which A is read where it stands; copying pays only beyond. */
    private static final int FEW_COLUMNS = 2 * Tile.WIDE;

    /** What a product adds to: nothing, or in each row the biases that stand behind the weights. */
    private enum Start {
        ZERO,
        BIASES
    }

    /** How A is read: where it stands, or from a copy, four rows at a time. */
    private enum Left {
        ROWS,
        QUADS
    }

    /** Which of a product's panels one is: the first adds to the start, the others to what rests; the last gives C. */
    private enum Panel {
        ONLY,
        FIRST,
        INNER,
        LAST;

        static Panel of(int first, int depth, int inner) {
            if (first + depth < inner) {
                return first == 0 ? FIRST : INNER;
            }
            return first == 0 ? ONLY : LAST;
        }

        boolean begins() {
            return this == ONLY || this == FIRST;
        }

        boolean ends() {
            return this == ONLY || this == LAST;
        }
    }

    private final View left = new View();
    private final View right = new View();
    private final View result = new View();
    private final StridedRows panelOfB = new StridedRows();
    private final StridedRows panelOfC = new StridedRows();
    private final StridedRows rowsOfA = new StridedRows();
    private final StridedRows stripOfB = new StridedRows();
    private final StridedRows stripOfS = new StridedRows();
    private final StridedRows stripOfC = new StridedRows();
    private final double[] start = new double[STRIDE];
    private double[] quads = {};
    private double[] panel = {};
    private double[] sums = {};

    @Override
    public void affine(DMatrixRMaj X, double[] parameters, int offset, DMatrixRMaj Y) {
        if (Y.numCols == 1) {
            Narrow.affine(X, parameters, offset, Y);
        } else {
            View W = right.at(parameters, offset, Y.numCols, X.numCols);
            product(left.at(X), W.transposed(), Start.BIASES, result.at(Y));
        }
    }

    @Override
    public void inputGradient(DMatrixRMaj dY, double[] parameters, int offset, DMatrixRMaj dX) {
        int in = dX.numCols;
        int out = dY.numCols;
        View W = right.at(parameters, offset, out, in);
        if (in < Tile.NARROW) {
            Narrow.product(left.at(dY), W, result.at(dX));
        } else if (out <= FewTerms.MOST) {
            FewTerms.product(dY.data, out, dY.numRows, parameters, offset, in, dX.data);
        } else {
            product(left.at(dY), W, Start.ZERO, result.at(dX));
        }
    }

    @Override
    public void parameterGradient(DMatrixRMaj dY, DMatrixRMaj X, double[] gradient, int offset) {
        int in = X.numCols;
        int out = dY.numCols;
        View dW = result.at(gradient, offset, out, in);
        if (in < Tile.NARROW) {
            Narrow.product(left.at(dY).transposed(), right.at(X), dW);
        } else {
            product(left.at(dY).transposed(), right.at(X), Start.ZERO, dW);
        }
        int bias = offset + out * in;
        for (int o = 0; o < out; o++) {
            double chain = 0;
            for (int n = o; n < dY.numRows * out; n += out) {
                chain += dY.data[n];
            }
            gradient[bias + o] = chain;
        }
    }

    /** C = S + A·B with A [rows, inner] and B [inner, columns]. Modified: C [rows, columns], which lies row by row. */
    private void product(View A, View B, Start from, View C) {
        Left reading = A.columnStep == 1 && C.columns <= FEW_COLUMNS ? Left.ROWS : Left.QUADS;
        int inner = A.columns;
        for (int column = 0; column < C.columns; column += WIDTH) {
            int width = Math.min(WIDTH, C.columns - column);
            fillStart(from, B, column, width);
            panelOfC.at(C.array, C.index(0, column), C.rowStep);
            for (int first = 0; first < inner; first += DEPTH) {
                int depth = Math.min(DEPTH, inner - first);
                takePanel(B, first, column, depth, width);
                if (reading == Left.ROWS) {
                    rowsOfA.at(A.array, A.index(0, first), A.rowStep);
                } else if (column == 0 || depth < inner) {
                    quads = atLeast((C.rows + Tile.ROWS) * depth, quads);
                    Tile.quads(A.array, A.index(0, first), A.rowStep, A.columnStep, C.rows, depth, quads);
                }
                Panel position = Panel.of(first, depth, inner);
                addPanel(reading, position, C.rows, depth, width);
                if (position.ends() && width < Tile.NARROW) {
                    takePadded(C, column, width);
                }
            }
        }
    }

    private void fillStart(Start from, View B, int column, int width) {
        switch (from) {
            case ZERO -> Arrays.fill(start, 0, width, 0);
            case BIASES -> System.arraycopy(B.array, B.end() + column, start, 0, width);
        }
    }

    /** The panel of B from this row and column on: where it stands, if a strip can read it there, or a copy. */
    private void takePanel(View B, int first, int column, int depth, int width) {
        int from = B.index(first, column);
        if (B.columnStep == 1 && B.columns >= Tile.NARROW && B.columns <= IN_PLACE) {
            panelOfB.at(B.array, from, B.rowStep);
            return;
        }
        int stride = B.columns <= IN_PLACE ? Math.max(B.columns, Tile.NARROW) : STRIDE;
        panel = atLeast(DEPTH * stride, panel);
        if (B.columnStep == 1) {
            for (int p = 0; p < depth; p++) {
                System.arraycopy(B.array, from + p * B.rowStep, panel, p * stride, width);
            }
        } else {
            copyTransposed(B.array, from, B.rowStep, B.columnStep, depth, width, stride);
        }
        panelOfB.at(panel, 0, stride);
    }

    private void copyTransposed(double[] b, int from, int rowStep, int columnStep, int depth, int width, int stride) {
        for (int k = 0; k < width; k++) {
            int column = from + k * columnStep;
            for (int p = 0; p < depth; p++) {
                panel[p * stride + k] = b[column + p * rowStep];
            }
        }
    }

    private static double[] atLeast(int length, double[] array) {
        return array.length < length ? new double[length] : array;
    }

    /** C = S + A·B over the rows of one panel, strip by strip. Modified: C if the panel is the last, else what rests. */
    private void addPanel(Left reading, Panel position, int rows, int depth, int width) {
        boolean isPadded = width < Tile.NARROW;
        boolean rests = !position.ends() || isPadded;
        int length = (rows + Tile.ROWS - 1) / Tile.ROWS * Tile.ROWS * Tile.WIDE;
        if (rests) {
            sums = atLeast(length * (width / Tile.WIDE + 2), sums);
        }
        int resting = 0;
        for (int next = 0, columns; next < width; next += columns) {
            columns = width - next > Tile.NARROW && width >= Tile.WIDE ? Tile.WIDE : Tile.NARROW;
            int column = isPadded ? 0 : Math.min(next, width - columns);
            stripOfB.columns(panelOfB, column);
            if (position.begins()) {
                stripOfS.at(start, column, 0);
            } else {
                stripOfS.at(sums, resting, Tile.WIDE);
            }
            if (rests) {
                stripOfC.at(sums, resting, Tile.WIDE);
            } else {
                stripOfC.columns(panelOfC, column);
            }
            addStrip(reading, columns, rows, depth, rests ? LastRows.FOLLOW : LastRows.OVERLAP);
            resting += length;
        }
    }

    private void addStrip(Left reading, int columns, int rows, int depth, LastRows lastRows) {
        boolean isWide = columns == Tile.WIDE;
        if (reading == Left.ROWS && isWide) {
            RowTile.wide(rowsOfA, rows, depth, stripOfB, stripOfS, stripOfC, lastRows);
        } else if (reading == Left.ROWS) {
            RowTile.narrow(rowsOfA, rows, depth, stripOfB, stripOfS, stripOfC, lastRows);
        } else if (isWide) {
            Tile.wide(quads, rows, depth, stripOfB, stripOfS, stripOfC, lastRows);
        } else {
            Tile.narrow(quads, rows, depth, stripOfB, stripOfS, stripOfC, lastRows);
        }
    }

    /** Takes the first columns of what rests, whose last four rows overlap those before them. Modified: C from this column on. */
    private void takePadded(View C, int from, int width) {
        int whole = C.rows / Tile.ROWS * Tile.ROWS;
        int over = C.rows < Tile.ROWS ? 0 : whole + Tile.ROWS - C.rows;
        for (int column = 0; column < width; column++) {
            for (int row = 0; row < whole; row++) {
                C.array[C.index(row, from + column)] = sums[row * Tile.WIDE + column];
            }
            for (int row = whole; row < C.rows; row++) {
                C.array[C.index(row, from + column)] = sums[(row + over) * Tile.WIDE + column];
            }
        }
    }
}
