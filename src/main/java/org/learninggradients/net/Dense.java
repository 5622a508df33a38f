package org.learninggradients.net;

import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.learninggradients.math.Products;

/**
 * Affine layer Y = X·Wᵀ + b. Shapes: X [n, inputs], W [units, inputs], b [units], Y [n, units]. Parameters: W row by row, then b.
 */
public record Dense(int inputs, int units) implements Layer {
    public Dense {
        if (inputs < 1 || units < 1) {
            throw new IllegalArgumentException(
                    "a dense layer has at least 1 input and 1 unit, not " + inputs + " and " + units);
        }
    }

    @Override
    public int outputs(int given) {
        if (given != inputs) {
            throw new IllegalArgumentException("a dense layer takes " + inputs + " inputs but is given " + given);
        }
        return units;
    }

    @Override
    public int parameterCount() {
        return Math.multiplyExact(units, Math.addExact(inputs, 1));
    }

    /** Where b begins among the layer's parameters. */
    public int biasOffset() {
        return units * inputs;
    }

    @Override
    public void forward(Products products, double[] parameters, int offset, DMatrixRMaj X, DMatrixRMaj Y) {
        products.affine(X, parameters, offset, Y);
    }

    /** dX = dY·W, dW = dYᵀ·X, db = Σ dY. */
    @Override
    public void backward(
            Products products,
            double[] parameters,
            int offset,
            DMatrixRMaj X,
            DMatrixRMaj Y,
            DMatrixRMaj dY,
            @Nullable DMatrixRMaj dX,
            double[] gradient,
            int gradientOffset) {
        products.parameterGradient(dY, X, gradient, gradientOffset);
        if (dX != null) {
            products.inputGradient(dY, parameters, offset, dX);
        }
    }
}
