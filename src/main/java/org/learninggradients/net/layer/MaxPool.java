package org.learninggradients.net.layer;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The largest value that a window sees, channel by channel. Among equal values it is the first, row by row, and that one takes the
 * whole gradient. Padding counts as −∞. The result is NaN if the window sees a NaN.
 *
 * @param input the image that enters
 */
public record MaxPool(Shape input, Window window) implements Layer {
    static final String WORD = "max-pool";

    /** IllegalArgumentException when the window does not fit the image or could see nothing of it. */
    public MaxPool {
        window.checkSight();
        window.over(input, input.channels());
    }

    @Override
    public Shape output(Shape given) {
        input.check("a max pool", given);
        return window.over(input, input.channels());
    }

    @Override
    public void forward(LayerPass pass) {
        DMatrixRMaj X = pass.X();
        DMatrixRMaj Y = pass.Y();
        slide(X, (output, first, rows, columns) -> Y.data[output] = X.data[winner(X.data, first, rows, columns)]);
    }

    @Override
    public void inputGradient(LayerPass pass) {
        DMatrixRMaj X = pass.X();
        DMatrixRMaj dY = pass.dY();
        DMatrixRMaj dX = pass.dX();
        Arrays.fill(dX.data, 0, dX.getNumElements(), 0);
        slide(X, (output, first, rows, columns) -> dX.data[winner(X.data, first, rows, columns)] += dY.data[output]);
    }

    /** Visits what the window sees of all examples X [n, inputs], in the order of the outputs. */
    public void slide(DMatrixRMaj X, Window.View view) {
        window.slide(X.numRows * input.channels(), input.height(), input.width(), view);
    }

    /** The index of the largest of rows × columns values from {@code first} on; a row lies an input's width behind the one before. */
    public int winner(double[] values, int first, int rows, int columns) {
        int winner = first;
        for (int row = 0; row < rows; row++) {
            int start = first + row * input.width();
            for (int i = start; i < start + columns; i++) {
                if (values[i] > values[winner] || Double.isNaN(values[i])) {
                    winner = i;
                }
            }
        }
        return winner;
    }

    @Override
    public String word() {
        return WORD + ":" + window;
    }
}
