package org.learninggradients.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.vector.FewTerms;
import org.learninggradients.math.vector.RowTile;
import org.learninggradients.math.vector.StridedRows;
import org.learninggradients.math.vector.Tile;

/**
 * The portable products: every element of a result is one chain of fused multiply-adds over the summed index in ascending order,
 * whatever the tiling and the length of the machine's vectors, so a result's bits depend on its own row and column alone.
 *
 * <p>Most of a result C = S + A·B is computed in strips of columns ({@link Tile}; {@link RowTile} where they are few), a panel of B's
 * rows at a time; between panels, the sums of each strip rest in a place of their own. The last strip overlaps the one before it:
 * what both compute has the same bits.
 */
public final class JavaProducts implements Products {
    /** Rows of a panel. */
    private static final int DEPTH = 128;

    /** Columns of a panel, of which half the second cache holds all rows. */
    private static final int WIDTH = 128;

    /** Rows of a copied panel stand so far apart, which spreads them over the sets of the first cache. */
    private static final int STRIDE = WIDTH + Tile.WIDE;

    /** Rows of B with at most so many columns are read where they are. */
    private static final int IN_PLACE = 64;

    /** For at most so many columns, copying A costs more than it gains. */
    private static final int FEW_COLUMNS = 2 * Tile.WIDE;

    private static final int ZERO = -1;

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
        int in = X.numCols;
        int out = Y.numCols;
        if (out == 1) {
            Narrow.affine(X, parameters, offset, Y);
        } else {
            int bias = offset + out * in;
            product(X.data, in, 1, X.numRows, in, parameters, offset, 1, in, out, bias, Y.data, 0);
        }
    }

    @Override
    public void inputGradient(DMatrixRMaj dY, double[] parameters, int offset, DMatrixRMaj dX) {
        int in = dX.numCols;
        int out = dY.numCols;
        if (in < Tile.NARROW) {
            Narrow.product(dY.data, out, 1, dY.numRows, out, parameters, offset, in, dX.data, 0);
        } else if (out <= FewTerms.MOST) {
            FewTerms.product(dY.data, out, dY.numRows, parameters, offset, in, dX.data);
        } else {
            product(dY.data, out, 1, dY.numRows, out, parameters, offset, in, 1, in, ZERO, dX.data, 0);
        }
    }

    @Override
    public void parameterGradient(DMatrixRMaj dY, DMatrixRMaj X, double[] gradient, int offset) {
        int in = X.numCols;
        int out = dY.numCols;
        if (in < Tile.NARROW) {
            Narrow.product(dY.data, 1, out, out, dY.numRows, X.data, 0, in, gradient, offset);
        } else {
            product(dY.data, 1, out, out, dY.numRows, X.data, 0, in, 1, in, ZERO, gradient, offset);
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

    /**
     * C = S + A·B with A [rows, inner], element (i, p) at {@code i·rowStep + p·innerStep} of {@code a}; B [inner, columns],
     * element (p, k) at {@code bStart + p·bInnerStep + k·bColumnStep} of {@code b}; every row of S [rows, columns] from {@code
     * bias} of {@code b}, or {@link #ZERO}; C [rows, columns] row by row from {@code cStart}.
     */
    private void product(
            double[] a,
            int rowStep,
            int innerStep,
            int rows,
            int inner,
            double[] b,
            int bStart,
            int bInnerStep,
            int bColumnStep,
            int columns,
            int bias,
            double[] c,
            int cStart) {
        boolean inRows = innerStep == 1 && columns <= FEW_COLUMNS;
        boolean inPlace = bColumnStep == 1 && columns >= Tile.NARROW && columns <= IN_PLACE;
        int stride = columns <= IN_PLACE ? Math.max(columns, Tile.NARROW) : STRIDE;
        for (int column = 0; column < columns; column += WIDTH) {
            int width = Math.min(WIDTH, columns - column);
            if (bias == ZERO) {
                Arrays.fill(start, 0, width, 0);
            } else {
                System.arraycopy(b, bias + column, start, 0, width);
            }
            panelOfC.at(c, cStart + column, columns);
            for (int first = 0; first < inner; first += DEPTH) {
                int depth = Math.min(DEPTH, inner - first);
                int from = bStart + first * bInnerStep + column * bColumnStep;
                if (inPlace) {
                    panelOfB.at(b, from, bInnerStep);
                } else {
                    load(b, from, bInnerStep, bColumnStep, depth, width, stride);
                    panelOfB.at(panel, 0, stride);
                }
                if (inRows) {
                    rowsOfA.at(a, first, rowStep);
                } else if (column == 0 || depth < inner) {
                    quads = atLeast((rows + Tile.ROWS) * depth, quads);
                    Tile.quads(a, first * innerStep, rowStep, innerStep, rows, depth, quads);
                }
                boolean ends = first + depth == inner;
                addPanel(rows, depth, width, inRows, first == 0, ends);
                if (ends && width < Tile.NARROW) {
                    takePadded(rows, width, c, cStart + column, columns);
                }
            }
        }
    }

    /** Copies {@code depth} rows of {@code width} columns of B together, {@code stride} apart. */
    private void load(double[] b, int from, int innerStep, int columnStep, int depth, int width, int stride) {
        panel = atLeast(DEPTH * stride, panel);
        if (columnStep == 1) {
            for (int p = 0; p < depth; p++) {
                System.arraycopy(b, from + p * innerStep, panel, p * stride, width);
            }
            return;
        }
        for (int k = 0; k < width; k++) {
            int column = from + k * columnStep;
            for (int p = 0; p < depth; p++) {
                panel[p * stride + k] = b[column + p * innerStep];
            }
        }
    }

    private static double[] atLeast(int length, double[] array) {
        return array.length < length ? new double[length] : array;
    }

    /**
     * C = S + A·B over the rows of a panel, where S is the start or, once begun, what rests from the panel before; A is read in rows
     * or, else, as quads. Modified: C, if the panel ends it.
     */
    private void addPanel(int rows, int depth, int width, boolean inRows, boolean begins, boolean ends) {
        boolean padded = width < Tile.NARROW;
        boolean rests = !ends || padded;
        int strip = (rows + Tile.ROWS - 1) / Tile.ROWS * Tile.ROWS * Tile.WIDE;
        if (rests) {
            sums = atLeast(strip * (width / Tile.WIDE + 2), sums);
        }
        int place = 0;
        for (int next = 0, columns; next < width; next += columns) {
            columns = width - next > Tile.NARROW && width >= Tile.WIDE ? Tile.WIDE : Tile.NARROW;
            int column = padded ? 0 : Math.min(next, width - columns);
            stripOfB.columns(panelOfB, column);
            if (begins) {
                stripOfS.at(start, column, 0);
            } else {
                stripOfS.at(sums, place, Tile.WIDE);
            }
            if (rests) {
                stripOfC.at(sums, place, Tile.WIDE);
            } else {
                stripOfC.columns(panelOfC, column);
            }
            addStrip(rows, depth, inRows, columns == Tile.WIDE, !rests);
            place += strip;
        }
    }

    private void addStrip(int rows, int depth, boolean inRows, boolean wide, boolean overlaps) {
        if (inRows && wide) {
            RowTile.wide(rowsOfA, rows, depth, stripOfB, stripOfS, stripOfC, overlaps);
        } else if (inRows) {
            RowTile.narrow(rowsOfA, rows, depth, stripOfB, stripOfS, stripOfC, overlaps);
        } else if (wide) {
            Tile.wide(quads, rows, depth, stripOfB, stripOfS, stripOfC, overlaps);
        } else {
            Tile.narrow(quads, rows, depth, stripOfB, stripOfS, stripOfC, overlaps);
        }
    }

    /** C is the first columns of what rests, whose last four rows overlap those before them. */
    private void takePadded(int rows, int width, double[] c, int cStart, int cStep) {
        int whole = rows / Tile.ROWS * Tile.ROWS;
        int over = rows < Tile.ROWS ? 0 : whole + Tile.ROWS - rows;
        for (int column = 0; column < width; column++) {
            for (int row = 0; row < whole; row++) {
                c[cStart + row * cStep + column] = sums[row * Tile.WIDE + column];
            }
            for (int row = whole; row < rows; row++) {
                c[cStart + row * cStep + column] = sums[(row + over) * Tile.WIDE + column];
            }
        }
    }
}
