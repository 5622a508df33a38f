package org.learninggradients.net;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.AveragePool;
import org.learninggradients.net.layer.Convolution;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Flatten;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.MaxPool;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Softmax;
import org.learninggradients.net.layer.Window;

/** Convolution, activation, pool, convolution, flatten and dense layers with all manner of windows. */
class ImageDerivativeTest {
    private static final int SHAPES = 8;

    private enum Pool {
        NONE,
        MAX,
        AVERAGE,
        AVERAGE_COUNTING_PADDING,
        GLOBAL_AVERAGE
    }

    private record Case(Activation activation, Pool pool, Loss loss) {}

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            for (Pool pool : Pool.values()) {
                for (Loss loss : Loss.values()) {
                    cases.add(new Case(activation, pool, loss));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsOfWeightsBiasesAndPixelsAreTheSlopesOfTheLoss(Case given) {
        for (int shape = 0; shape < SHAPES; shape++) {
            RandomStream stream = RandomStream.of(RandomStream.key(given.toString()), shape);
            Example.visible(() -> Example.of(topology(given, stream), given.loss, stream))
                    .checkDerivatives();
        }
    }

    /** The window sees nothing but padding at some of its positions. */
    @Test
    void soAreThoseOfAWindowWithinItsPadding() {
        Shape input = Shape.image(2, 3, 2);
        List<Layer> layers = new ArrayList<>();
        Shape shape = append(new Convolution(input, 2, new Window(1, 2, 2, 1, 3, 4)), input, layers);
        shape = append(Activation.TANH, shape, layers);
        append(new Flatten(shape), shape, layers);
        RandomStream stream = RandomStream.of(1);
        Example.visible(() -> Example.of(new Topology(input, layers), Loss.MSE, stream))
                .checkDerivatives();
    }

    private static Topology topology(Case given, RandomStream stream) {
        Shape input = Draw.image(stream);
        List<Layer> layers = new ArrayList<>();
        Shape shape = append(convolution(input, stream), input, layers);
        shape = append(given.activation, shape, layers);
        if (given.pool != Pool.NONE) {
            shape = append(pool(given.pool, shape, stream), shape, layers);
        }
        shape = append(convolution(shape, stream), shape, layers);
        shape = append(new Flatten(shape), shape, layers);
        shape = append(new Dense(shape.size(), 1 + Draw.upTo(4, stream)), shape, layers);
        if (given.loss == Loss.MSE) {
            append(new Softmax(), shape, layers);
        }
        return new Topology(input, layers);
    }

    private static Shape append(Layer layer, Shape input, List<Layer> layers) {
        layers.add(layer);
        return layer.output(input);
    }

    private static Layer convolution(Shape input, RandomStream stream) {
        return new Convolution(input, Draw.upTo(4, stream), Draw.window(input, stream));
    }

    private static Layer pool(Pool pool, Shape input, RandomStream stream) {
        Window window = Draw.window(input, stream);
        return switch (pool) {
            case NONE -> throw new IllegalArgumentException("no pool");
            case MAX -> new MaxPool(input, window);
            case AVERAGE -> new AveragePool(input, window, false);
            case AVERAGE_COUNTING_PADDING -> new AveragePool(input, window, true);
            case GLOBAL_AVERAGE -> AveragePool.global(input);
        };
    }
}
