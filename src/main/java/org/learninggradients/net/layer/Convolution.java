package org.learninggradients.net.layer;

import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/**
 * Convolution of an image [channels, height, width] with a kernel for each unit, as networks define it (without mirroring):
 *
 * <pre>
 * Y(u, i, j) = b(u) + Σ over c, k, l of W(u, c, k, l) · X(c, i·row stride − row padding + k, j·column stride − column padding + l)
 * </pre>
 *
 * where padding is 0. Parameters: W [units, channels, window height, window width] row by row, then b [units].
 *
 * <p>The values that each position of the window sees become one row of a matrix, which a dense layer's products multiply
 * (Chellapilla, Puri &amp; Simard, IWFHR 2006). This is done for a few lines of the output at a time. A line is one row of positions
 * of one example.
 *
 * @param input the image that enters
 * @param units how many kernels
 */
public record Convolution(Shape input, int units, Window window) implements Affine {
    static final String WORD = "convolution";

    /** Most numbers that a block of lines sees, unless one line sees more: 512 KiB, half of a 1-MiB second-level cache. */
    private static final int BLOCK = 1 << 16;

    /** Most numbers that one line may see, 256 MiB: a small file can describe a long signal and a wide window. */
    private static final int LONGEST_LINE = 1 << 25;

    /** IllegalArgumentException without units, or when the window does not fit the image or sees too much of it in one line. */
    public Convolution {
        if (units < 1) {
            throw new IllegalArgumentException("a convolution has at least 1 unit, not " + units);
        }
        window.over(input, units);
        double line = (double) window.columns(input) * input.channels() * window.height() * window.width();
        if (line > LONGEST_LINE) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a convolution of %s by %s sees %.0f values from left to right; at most %d can be",
                    input,
                    window,
                    line,
                    LONGEST_LINE));
        }
    }

    @Override
    public Shape output(Shape given) {
        input.check("a convolution", given);
        return window.over(input, units);
    }

    @Override
    public int fanIn() {
        return input.channels() * window.height() * window.width();
    }

    @Override
    public int fanOut() {
        return Math.multiplyExact(units, window.height() * window.width());
    }

    @Override
    public void forward(LayerPass pass) {
        DMatrixRMaj Y = pass.Y();
        int lines = lines(pass.X());
        for (int first = 0; first < lines; first += block()) {
            int count = Math.min(block(), lines - first);
            DMatrixRMaj patches = patches(pass, first, count);
            DMatrixRMaj sums = sums(pass, count);
            pass.products().affine(patches, pass.parameters(), pass.offset(), sums);
            for (int i = 0; i < count; i++) {
                giveLine(sums.data, i, Y.data, first + i);
            }
        }
    }

    @Override
    public void inputGradient(LayerPass pass) {
        DMatrixRMaj dX = pass.dX();
        Arrays.fill(dX.data, 0, dX.getNumElements(), 0);
        int lines = lines(pass.X());
        for (int first = 0; first < lines; first += block()) {
            int count = Math.min(block(), lines - first);
            DMatrixRMaj dSums = takenSums(pass, first, count);
            DMatrixRMaj dPatches = pass.workspace().patches(dSums.numRows, fanIn());
            pass.products().inputGradient(dSums, pass.parameters(), pass.offset(), dPatches);
            for (int i = 0; i < count; i++) {
                addPatches(dPatches.data, i, dX.data, first + i);
            }
        }
    }

    @Override
    public void parameterGradient(LayerPass pass) {
        double[] gradient = pass.gradient();
        int offset = pass.gradientOffset();
        Arrays.fill(gradient, offset, offset + parameterCount(), 0);
        double[] part = pass.workspace().gradient(parameterCount());
        int lines = lines(pass.X());
        for (int first = 0; first < lines; first += block()) {
            int count = Math.min(block(), lines - first);
            DMatrixRMaj patches = patches(pass, first, count);
            pass.products().parameterGradient(takenSums(pass, first, count), patches, part, 0);
            for (int i = 0; i < parameterCount(); i++) {
                gradient[offset + i] += part[i];
            }
        }
    }

    @Override
    public String word() {
        return WORD + ":" + units + ":" + window;
    }

    private int lines(DMatrixRMaj X) {
        return Math.multiplyExact(X.numRows, window.rows(input));
    }

    /** How many lines one product multiplies. */
    private int block() {
        return Math.max(1, BLOCK / (window.columns(input) * fanIn()));
    }

    private DMatrixRMaj sums(LayerPass pass, int lines) {
        return pass.workspace().sums(lines * window.columns(input), units);
    }

    /** The values that the window sees on these lines [positions, fan-in]. */
    private DMatrixRMaj patches(LayerPass pass, int first, int count) {
        DMatrixRMaj patches = pass.workspace().patches(count * window.columns(input), fanIn());
        for (int i = 0; i < count; i++) {
            takePatches(pass.X().data, first + i, patches.data, i);
        }
        return patches;
    }

    /** These lines of dY as [positions, units]. */
    private DMatrixRMaj takenSums(LayerPass pass, int first, int count) {
        DMatrixRMaj dSums = sums(pass, count);
        for (int i = 0; i < count; i++) {
            takeLine(pass.dY().data, first + i, dSums.data, i);
        }
        return dSums;
    }

    /** Modified: the i-th line of the patches. */
    private void takePatches(double[] x, int line, double[] patches, int i) {
        int width = input.width();
        int right = width + window.columnPadding() - window.width();
        int at = i * window.columns(input) * fanIn();
        int example = example(line);
        int top = top(line);
        for (int left = -window.columnPadding(); left <= right; left += window.columnStride()) {
            for (int c = 0; c < input.channels(); c++) {
                for (int y = top; y < top + window.height(); y++) {
                    int row = row(example, c, y);
                    for (int column = left; column < left + window.width(); column++) {
                        patches[at++] = row >= 0 && column >= 0 && column < width ? x[row + column] : 0;
                    }
                }
            }
        }
    }

    /** Modified: dx, to which the i-th line of the patches is added. */
    private void addPatches(double[] dPatches, int i, double[] dx, int line) {
        int width = input.width();
        int right = width + window.columnPadding() - window.width();
        int at = i * window.columns(input) * fanIn();
        int example = example(line);
        int top = top(line);
        for (int left = -window.columnPadding(); left <= right; left += window.columnStride()) {
            for (int c = 0; c < input.channels(); c++) {
                for (int y = top; y < top + window.height(); y++) {
                    int row = row(example, c, y);
                    for (int column = left; column < left + window.width(); column++, at++) {
                        if (row >= 0 && column >= 0 && column < width) {
                            dx[row + column] += dPatches[at];
                        }
                    }
                }
            }
        }
    }

    /** Where the line's example begins. */
    private int example(int line) {
        return line / window.rows(input) * input.size();
    }

    private int top(int line) {
        return line % window.rows(input) * window.rowStride() - window.rowPadding();
    }

    /** Where row y of channel c begins in an example; −1 in the padding. */
    private int row(int example, int c, int y) {
        return y < 0 || y >= input.height() ? -1 : example + (c * input.height() + y) * input.width();
    }

    /** Modified: y, the line of each unit. */
    private void giveLine(double[] sums, int i, double[] y, int line) {
        int columns = window.columns(input);
        for (int u = 0; u < units; u++) {
            int start = lineStart(line, u);
            for (int column = 0; column < columns; column++) {
                y[start + column] = sums[(i * columns + column) * units + u];
            }
        }
    }

    /** Modified: the i-th line of the sums. */
    private void takeLine(double[] dy, int line, double[] dSums, int i) {
        int columns = window.columns(input);
        for (int u = 0; u < units; u++) {
            int start = lineStart(line, u);
            for (int column = 0; column < columns; column++) {
                dSums[(i * columns + column) * units + u] = dy[start + column];
            }
        }
    }

    private int lineStart(int line, int unit) {
        int rows = window.rows(input);
        return ((line / rows * units + unit) * rows + line % rows) * window.columns(input);
    }
}
