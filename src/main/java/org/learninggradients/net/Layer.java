package org.learninggradients.net;

import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.learninggradients.math.Products;

/**
 * One layer's shape and rule, without its parameters: those are a part of a flat array, {@link #parameterCount} numbers from an
 * offset. A row of a matrix is one example.
 */
public sealed interface Layer permits Dense, Activation {
    /** How many values leave the layer when this many enter it. IllegalArgumentException when it does not take so many. */
    int outputs(int inputs);

    /** How many numbers the layer learns. */
    int parameterCount();

    /**
     * Y = f(X).
     *
     * @param products scratch memory
     * @param parameters the layer's from {@code offset}. Not modified.
     * @param X [n, inputs]. Not modified.
     * @param Y [n, outputs]. Modified.
     */
    void forward(Products products, double[] parameters, int offset, DMatrixRMaj X, DMatrixRMaj Y);

    /**
     * From dC/dY to dC/dX and, summed over examples, dC/dparameters.
     *
     * @param products scratch memory
     * @param parameters the layer's from {@code offset}. Not modified.
     * @param X [n, inputs], Y [n, outputs], as {@link #forward} had them. Not modified.
     * @param dY [n, outputs]. Not modified.
     * @param dX [n, inputs], or null when nobody asks for it. Modified.
     * @param gradient dC/dparameters, from {@code gradientOffset}. Modified.
     */
    void backward(
            Products products,
            double[] parameters,
            int offset,
            DMatrixRMaj X,
            DMatrixRMaj Y,
            DMatrixRMaj dY,
            @Nullable DMatrixRMaj dX,
            double[] gradient,
            int gradientOffset);
}
