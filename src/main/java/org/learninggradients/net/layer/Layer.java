package org.learninggradients.net.layer;

import java.util.List;
import org.learninggradients.text.Labels;

/**
 * One layer's shape and rule, without its parameters: those are a part of a flat array, {@link #parameterCount} numbers from an
 * offset. A row of a matrix is one example.
 */
public sealed interface Layer permits Affine, Activation, MaxPool, AveragePool, Flatten, Softmax, Sum {
    /** The shape that leaves the layer when this one enters it. IllegalArgumentException when it does not take it. */
    Shape output(Shape input);

    /**
     * The shape that leaves the layer when these enter it, in this order. IllegalArgumentException when it does not take them, as
     * most layers take one alone.
     */
    default Shape output(List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException(word() + " takes 1 value but is given " + inputs.size());
        }
        return output(inputs.get(0));
    }

    /** Whether it gives the values that it takes, as an identity does; a flatten gives them in another shape. */
    default boolean isIdentity() {
        return false;
    }

    /** Whether it is a nonlinear function of each example, as sigmoid, ReLU and softmax are. Its values are no logits. */
    default boolean isActivation() {
        return false;
    }

    /** How many numbers the layer learns. */
    default int parameterCount() {
        return 0;
    }

    /** Y = f(X). Modified: Y. */
    void forward(LayerPass pass);

    /** From dC/dY to dC/dX of every value that enters, with X and Y as {@link #forward} left them. Modified: all dX. */
    void inputGradient(LayerPass pass);

    /**
     * From dC/dY to dC/dparameters, summed over examples, with X as {@link #forward} had it; nothing where there are no parameters.
     * Modified: the gradient of the parameters.
     */
    default void parameterGradient(LayerPass pass) {}

    /** One word from which {@link #parse} makes the same layer, given the shape that enters. */
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
            case Sum.WORD -> new Sum();
            default ->
                Character.isDigit(word.charAt(0))
                        ? new Dense(input.size(), Integer.parseInt(word))
                        : Labels.named(Activation.class, word);
        };
    }
}
