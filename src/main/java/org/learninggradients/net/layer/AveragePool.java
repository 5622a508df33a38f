package org.learninggradients.net.layer;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The mean of what a window sees, channel by channel. Padding is 0 and counts in the divisor, or is left out of both sum and
 * divisor.
 *
 * @param input the image that enters
 * @param countsPadding whether the divisor is always the window's size; false where there is no padding
 */
public record AveragePool(Shape input, Window window, boolean countsPadding) implements Layer {
    static final String WORD = "average-pool";

    /** IllegalArgumentException when the window does not fit the image or could see nothing of it. */
    public AveragePool {
        window.checkSight();
        window.over(input, input.channels());
        countsPadding = countsPadding && window.isPadded();
    }

    /** The mean of each channel. */
    public static AveragePool global(Shape input) {
        return new AveragePool(input, Window.whole(input), false);
    }

    /** Whether it gives the mean of each channel. */
    public boolean isGlobal() {
        return equals(global(input));
    }

    @Override
    public Shape output(Shape given) {
        input.check("an average pool", given);
        return window.over(input, input.channels());
    }

    @Override
    public void forward(LayerPass pass) {
        DMatrixRMaj X = pass.X();
        DMatrixRMaj Y = pass.Y();
        slide(X, (output, first, rows, columns) -> {
            double sum = 0;
            for (int row = 0; row < rows; row++) {
                int start = first + row * input.width();
                for (int i = start; i < start + columns; i++) {
                    sum += X.data[i];
                }
            }
            Y.data[output] = sum / divisor(rows, columns);
        });
    }

    @Override
    public void inputGradient(LayerPass pass) {
        DMatrixRMaj dY = pass.dY();
        DMatrixRMaj dX = pass.dX();
        Arrays.fill(dX.data, 0, dX.getNumElements(), 0);
        slide(pass.X(), (output, first, rows, columns) -> {
            double share = dY.data[output] / divisor(rows, columns);
            for (int row = 0; row < rows; row++) {
                int start = first + row * input.width();
                for (int i = start; i < start + columns; i++) {
                    dX.data[i] += share;
                }
            }
        });
    }

    @Override
    public String word() {
        return WORD + ":" + window + (countsPadding ? ":counting-padding" : "");
    }

    private void slide(DMatrixRMaj X, Window.View view) {
        window.slide(X.numRows * input.channels(), input.height(), input.width(), view);
    }

    private int divisor(int rows, int columns) {
        return countsPadding ? window.height() * window.width() : rows * columns;
    }
}
