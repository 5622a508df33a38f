package org.learninggradients.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.vector.FewTerms;
import org.learninggradients.math.vector.Tile;

/**
 * The portable products: every element of a result is one chain of fused multiply-adds over the summed index in ascending order,
 * whatever the tiling and the length of the machine's vectors, so a result's bits depend on its own row and column alone.
 *
 * <p>Most of a result C = S + A·B is computed in strips of columns ({@link Tile}), a panel of B's rows at a time; between panels, the
 * sums of each strip rest in a place of their own. The last strip overlaps the one before it: what both compute has the same bits.
 */
public final class JavaProducts implements Products {
    private static final String VECTORS = "jdk.incubator.vector";

    /** Rows of a panel. */
    private static final int DEPTH = 128;

    /** Columns of a panel, of which half the second cache holds all rows. */
    private static final int WIDTH = 128;

    /** Rows of a copied panel stand so far apart, which spreads them over the sets of the first cache. */
    private static final int STRIDE = WIDTH + Tile.WIDE;

    /** Rows of B with at most so many columns are read where they are. */
    private static final int IN_PLACE = 64;

    private final double[] start = new double[STRIDE];
    private double[] panel = {};
    private double[] sums = {};

    /** @throws IllegalStateException where the JVM runs without vectors; the message says what to do */
    public JavaProducts() {
        if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
            throw new IllegalStateException("this JVM runs without the module " + VECTORS
                    + "; start it with --add-modules=" + VECTORS + ", as Spark's own scripts do");
        }
    }

    @Override
    public void affine(DMatrixRMaj X, double[] parameters, int offset, DMatrixRMaj Y) {
        int in = X.numCols;
        int out = Y.numCols;
        if (out == 1) {
            Narrow.affine(X, parameters, offset, Y);
            return;
        }
        for (int column = 0; column < out; column += WIDTH) {
            int width = Math.min(WIDTH, out - column);
            int stride = width <= IN_PLACE ? Math.max(width, Tile.NARROW) : STRIDE;
            System.arraycopy(parameters, offset + out * in + column, start, 0, width);
            for (int first = 0; first < in; first += DEPTH) {
                int depth = Math.min(DEPTH, in - first);
                loadTransposed(parameters, offset + column * in + first, in, depth, width, stride);
                addPanel(
                        X.data,
                        first,
                        in,
                        1,
                        X.numRows,
                        panel,
                        0,
                        stride,
                        depth,
                        first == 0,
                        first + depth == in,
                        Y.data,
                        column,
                        out,
                        width);
            }
        }
    }

    @Override
    public void inputGradient(DMatrixRMaj dY, double[] parameters, int offset, DMatrixRMaj dX) {
        int in = dX.numCols;
        int out = dY.numCols;
        if (in >= Tile.NARROW && out <= FewTerms.MOST) {
            FewTerms.product(dY.data, out, dY.numRows, parameters, offset, in, dX.data);
        } else {
            product(dY.data, out, 1, dY.numRows, out, parameters, offset, in, dX.data, 0);
        }
    }

    @Override
    public void parameterGradient(DMatrixRMaj dY, DMatrixRMaj X, double[] gradient, int offset) {
        int in = X.numCols;
        int out = dY.numCols;
        product(dY.data, 1, out, out, dY.numRows, X.data, 0, in, gradient, offset);
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
     * C = A·B with A [rows, inner], element (i, p) at {@code i·rowStep + p·innerStep} of {@code a}; B [inner, columns] and C
     * [rows, columns] row by row from their starts.
     */
    private void product(
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
        if (columns < Tile.NARROW) {
            Narrow.product(a, rowStep, innerStep, rows, inner, b, bStart, columns, c, cStart);
            return;
        }
        boolean inPlace = columns <= IN_PLACE;
        for (int column = 0; column < columns; column += WIDTH) {
            int width = Math.min(WIDTH, columns - column);
            Arrays.fill(start, 0, width, 0);
            for (int first = 0; first < inner; first += DEPTH) {
                int depth = Math.min(DEPTH, inner - first);
                int from = bStart + first * columns + column;
                if (!inPlace) {
                    load(b, from, columns, depth, width);
                }
                addPanel(
                        a,
                        first * innerStep,
                        rowStep,
                        innerStep,
                        rows,
                        inPlace ? b : panel,
                        inPlace ? from : 0,
                        inPlace ? columns : STRIDE,
                        depth,
                        first == 0,
                        first + depth == inner,
                        c,
                        cStart + column,
                        columns,
                        width);
            }
        }
    }

    /** The panel's rows are {@code depth} rows of b, {@code stride} apart. */
    private void load(double[] b, int from, int stride, int depth, int width) {
        panel = atLeast(DEPTH * STRIDE, panel);
        for (int p = 0; p < depth; p++) {
            System.arraycopy(b, from + p * stride, panel, p * STRIDE, width);
        }
    }

    /** The panel's rows, {@code panelStride} apart, are {@code depth} columns of b, whose rows are {@code stride} apart. */
    private void loadTransposed(double[] b, int from, int stride, int depth, int width, int panelStride) {
        panel = atLeast(depth * panelStride, panel);
        for (int k = 0; k < width; k++) {
            int row = from + k * stride;
            for (int p = 0; p < depth; p++) {
                panel[p * panelStride + k] = b[row + p];
            }
        }
    }

    private static double[] atLeast(int length, double[] array) {
        return array.length < length ? new double[length] : array;
    }

    /** C = S + A·panel, where S is the start or, once begun, what rests from the panel before. */
    private void addPanel(
            double[] a,
            int aStart,
            int rowStep,
            int innerStep,
            int rows,
            double[] b,
            int bStart,
            int bStep,
            int depth,
            boolean begins,
            boolean ends,
            double[] c,
            int cStart,
            int cStep,
            int width) {
        boolean padded = width < Tile.NARROW;
        boolean rests = !ends || padded;
        int strip = (rows + Tile.ROWS - 1) / Tile.ROWS * Tile.ROWS * Tile.WIDE;
        if (rests) {
            sums = atLeast(strip * ((width + Tile.NARROW - 1) / Tile.NARROW), sums);
        }
        double[] from = begins ? start : sums;
        double[] to = rests ? sums : c;
        int place = 0;
        for (int next = 0, columns; next < width; next += columns) {
            columns = width - next > Tile.NARROW && width >= Tile.WIDE ? Tile.WIDE : Tile.NARROW;
            int column = padded ? 0 : Math.min(next, width - columns);
            int fromAt = begins ? column : place;
            int fromStep = begins ? 0 : Tile.WIDE;
            int toAt = rests ? place : cStart + column;
            int toStep = rests ? Tile.WIDE : cStep;
            if (columns == Tile.WIDE) {
                Tile.wide(
                        a,
                        aStart,
                        rowStep,
                        innerStep,
                        rows,
                        depth,
                        b,
                        bStart + column,
                        bStep,
                        from,
                        fromAt,
                        fromStep,
                        to,
                        toAt,
                        toStep,
                        !rests);
            } else {
                Tile.narrow(
                        a,
                        aStart,
                        rowStep,
                        innerStep,
                        rows,
                        depth,
                        b,
                        bStart + column,
                        bStep,
                        from,
                        fromAt,
                        fromStep,
                        to,
                        toAt,
                        toStep,
                        !rests);
            }
            place += strip;
        }
        if (ends && padded) {
            takePadded(rows, width, c, cStart, cStep);
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
