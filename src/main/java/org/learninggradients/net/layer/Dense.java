package org.learninggradients.net.layer;

import org.ejml.data.DMatrixRMaj;

/**
 * Affine layer Y = X·Wᵀ + b. Shapes: X [n, inputs], W [units, inputs], b [units], Y [n, units]. Parameters: W row by row, then b.
 */
public record Dense(int inputs, int units) implements Affine {
    public Dense {
        if (inputs < 1 || units < 1) {
            throw new IllegalArgumentException(
                    "a dense layer has at least 1 input and 1 unit, not " + inputs + " and " + units);
        }
    }

    @Override
    public Shape output(Shape given) {
        Shape.vector(inputs).check("a dense layer", given);
        return Shape.vector(units);
    }

    @Override
    public int fanIn() {
        return inputs;
    }

    @Override
    public int fanOut() {
        return units;
    }

    @Override
    public void forward(Workspace workspace, double[] parameters, int offset, DMatrixRMaj X, DMatrixRMaj Y) {
        workspace.products().affine(X, parameters, offset, Y);
    }

    /** dX = dY·W. */
    @Override
    public void inputGradient(
            Workspace workspace,
            double[] parameters,
            int offset,
            DMatrixRMaj X,
            DMatrixRMaj Y,
            DMatrixRMaj dY,
            DMatrixRMaj dX) {
        workspace.products().inputGradient(dY, parameters, offset, dX);
    }

    /** dW = dYᵀ·X, db = Σ dY. */
    @Override
    public void parameterGradient(Workspace workspace, DMatrixRMaj X, DMatrixRMaj dY, double[] gradient, int offset) {
        workspace.products().parameterGradient(dY, X, gradient, offset);
    }

    /** The number of units. */
    @Override
    public String word() {
        return "" + units;
    }
}
