package org.learninggradients.net.layer;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.vector.Exponential;

/** Shares y_i = eˣⁱ / Σ_j eˣʲ of a vector, all x less the largest; derivative dx = y ⊙ (dy − Σ_j y_j dy_j). */
public record Softmax() implements Layer {
    static final String WORD = "softmax";

    @Override
    public Shape output(Shape given) {
        if (given.isImage()) {
            throw new IllegalArgumentException("a softmax takes a vector but is given " + given);
        }
        return given;
    }

    @Override
    public boolean isActivation() {
        return true;
    }

    @Override
    public void forward(LayerPass pass) {
        DMatrixRMaj X = pass.X();
        DMatrixRMaj Y = pass.Y();
        int width = X.numCols;
        for (int start = 0; start < X.getNumElements(); start += width) {
            double largest = X.data[start];
            for (int i = start + 1; i < start + width; i++) {
                largest = Math.max(largest, X.data[i]);
            }
            double total = 0;
            for (int i = start; i < start + width; i++) {
                Y.data[i] = Exponential.exp(X.data[i] - largest);
                total += Y.data[i];
            }
            for (int i = start; i < start + width; i++) {
                Y.data[i] /= total;
            }
        }
    }

    @Override
    public void inputGradient(LayerPass pass) {
        DMatrixRMaj Y = pass.Y();
        DMatrixRMaj dY = pass.dY();
        DMatrixRMaj dX = pass.dX();
        int width = Y.numCols;
        for (int start = 0; start < Y.getNumElements(); start += width) {
            double mean = 0;
            for (int i = start; i < start + width; i++) {
                mean += Y.data[i] * dY.data[i];
            }
            for (int i = start; i < start + width; i++) {
                dX.data[i] = Y.data[i] * (dY.data[i] - mean);
            }
        }
    }

    @Override
    public String word() {
        return WORD;
    }
}
