package org.learninggradients.net.layer;

/**
 * A layer of units that each add a bias to a weighted sum. Parameters: the weights [units, fan-in] row by row, then the biases
 * [units].
 */
public sealed interface Affine extends Layer permits Dense, Convolution {
    /** How many biases there are. */
    int units();

    /** How many values a sum has. */
    int fanIn();

    /** In how many sums a value is, at most. */
    int fanOut();

    /** ArithmeticException beyond the integers. */
    @Override
    default int parameterCount() {
        return Math.multiplyExact(units(), Math.addExact(fanIn(), 1));
    }

    /** Where the biases begin among the layer's parameters. */
    default int biasOffset() {
        return units() * fanIn();
    }
}
