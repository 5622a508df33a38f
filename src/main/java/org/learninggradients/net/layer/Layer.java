package org.learninggradients.net.layer;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.text.Labels;

/**
 * One layer's shape and rule, without its parameters: those are a part of a flat array, {@link #parameterCount} numbers from an
 * offset. A row of a matrix is one example.
 */
public sealed interface Layer permits Affine, Activation, MaxPool, AveragePool, Flatten, Softmax {
    /** The shape that leaves the layer when this one enters it. IllegalArgumentException when it does not take it. */
    Shape output(Shape input);

    /** Whether it gives the values it takes, as an identity does, or a flatten in another shape. */
    default boolean isIdentity() {
        return false;
    }

    /** Whether it bends the values it takes, as sigmoid, ReLU and softmax do: then they are no logits. */
    default boolean isActivation() {
        return false;
    }

    /** How many numbers the layer learns. */
    default int parameterCount() {
        return 0;
    }

    /**
     * Y = f(X).
     *
     * @param workspace scratch memory
     * @param parameters the layer's from {@code offset}. Not modified.
     * @param X [n, inputs]. Not modified.
     * @param Y [n, outputs]. Modified.
     */
    void forward(Workspace workspace, double[] parameters, int offset, DMatrixRMaj X, DMatrixRMaj Y);

    /**
     * From dC/dY to dC/dX.
     *
     * @param workspace scratch memory
     * @param parameters the layer's from {@code offset}. Not modified.
     * @param X [n, inputs], Y [n, outputs], as {@link #forward} had them. Not modified.
     * @param dY [n, outputs]. Not modified.
     * @param dX [n, inputs]. Modified.
     */
    void inputGradient(
            Workspace workspace,
            double[] parameters,
            int offset,
            DMatrixRMaj X,
            DMatrixRMaj Y,
            DMatrixRMaj dY,
            DMatrixRMaj dX);

    /**
     * From dC/dY to dC/dparameters, summed over examples; nothing where there are none.
     *
     * @param workspace scratch memory
     * @param X [n, inputs], as {@link #forward} had it. Not modified.
     * @param dY [n, outputs]. Not modified.
     * @param gradient dC/dparameters, from {@code offset}. Modified.
     */
    default void parameterGradient(Workspace workspace, DMatrixRMaj X, DMatrixRMaj dY, double[] gradient, int offset) {}

    /** One word that says all of it beside the shape that enters; {@link #parse} understands it. */
    String word();

    /** The layer of this word that this shape enters. */
    static Layer parse(String word, Shape input) {
        String[] parts = word.split(":", -1);
        return switch (parts[0]) {
            case Convolution.WORD -> new Convolution(input, Integer.parseInt(parts[1]), Window.parse(parts[2]));
            case MaxPool.WORD -> new MaxPool(input, Window.parse(parts[1]));
            case AveragePool.WORD -> new AveragePool(input, Window.parse(parts[1]), parts.length > 2);
            case Flatten.WORD -> new Flatten(input);
            case Softmax.WORD -> new Softmax();
            default ->
                Character.isDigit(word.charAt(0))
                        ? new Dense(input.size(), Integer.parseInt(word))
                        : Labels.named(Activation.class, word);
        };
    }
}
