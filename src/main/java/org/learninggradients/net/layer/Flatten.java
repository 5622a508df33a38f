package org.learninggradients.net.layer;

import org.ejml.data.DMatrixRMaj;

/**
 * An image as a vector, channel by channel, row by row.
 *
 * @param input what enters
 */
public record Flatten(Shape input) implements Layer {
    static final String WORD = "flatten";

    @Override
    public Shape output(Shape given) {
        input.check("a flatten layer", given);
        return Shape.vector(input.size());
    }

    @Override
    public boolean isIdentity() {
        return true;
    }

    @Override
    public void forward(Workspace workspace, double[] parameters, int offset, DMatrixRMaj X, DMatrixRMaj Y) {
        System.arraycopy(X.data, 0, Y.data, 0, X.getNumElements());
    }

    @Override
    public void inputGradient(
            Workspace workspace,
            double[] parameters,
            int offset,
            DMatrixRMaj X,
            DMatrixRMaj Y,
            DMatrixRMaj dY,
            DMatrixRMaj dX) {
        System.arraycopy(dY.data, 0, dX.data, 0, dY.getNumElements());
    }

    @Override
    public String word() {
        return WORD;
    }
}
