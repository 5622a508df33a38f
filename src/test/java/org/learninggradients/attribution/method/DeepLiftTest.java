package org.learninggradients.attribution.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.learninggradients.Tolerance.assertClose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learninggradients.Tolerance;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Draw;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.AveragePool;
import org.learninggradients.net.layer.Convolution;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Flatten;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.MaxPool;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Window;

class DeepLiftTest {
    private static final List<Activation> ACTIVATIONS = List.of(Activation.values());

    /** i1 − relu(i1 − i2). */
    private static final Network MINIMUM =
            new Network(Topology.parse("2 2 relu 1"), new double[] {1, 0, 1, -1, 0, 0, 1, -1, 0});

    private static double[] fromZero(Method method, Network network, double... x) {
        return Samples.attributions(method, network, Samples.rows(x.length, x), new DMatrixRMaj(1, x.length));
    }

    @Test
    void ofAMinimumRevealCancelGivesBothInputsHalf() {
        assertMinimum(DeepLift.REVEAL_CANCEL, 0.5, 0.5);
        assertMinimum(DeepLift.MIXED, 0.5, 0.5);
        assertMinimum(DeepLift.RESCALE, 0, 1);
        assertMinimum(BackwardMethod.GRADIENT_TIMES_INPUT, 0, 1);
        assertMinimum(new IntegratedGradients(50, Quadrature.MIDPOINT), 0, 1);
    }

    private static void assertMinimum(Method method, double... expected) {
        assertClose(method.label(), fromZero(method, MINIMUM, 3, 1), expected, Tolerance.SUM);
    }

    /** 2 relu(x1) + 2 relu(x2 − 1.5). */
    @Test
    void rescaleSeesThroughABias() {
        Network network = new Network(Topology.parse("2 2 relu 1"), new double[] {1, 0, 0, 1, 0, -1.5, 2, 2, 0});
        assertThat(fromZero(DeepLift.RESCALE, network, 1, 2)).containsExactly(2, 1);
    }

    @Test
    void rescaleTakesTheDerivativeWhereNothingMoved() {
        Network network = new Network(Topology.parse("2 1 sigmoid"), new double[] {1, -1, 0});
        assertThat(fromZero(DeepLift.RESCALE, network, 1, 1)).containsExactly(0.25, -0.25);
        assertThat(fromZero(DeepLift.REVEAL_CANCEL, network, 0, 0)).containsExactly(0, 0);
    }

    /** relu(h1 + h2), h1 = x1 − x2 = 0 and h2 = x1 = 1: m⁺ = 1, the limit m⁻ = ½, and h1 takes their mean. */
    @Test
    void revealCancelTakesLimitsWhereNothingWasTakenAway() {
        Network network = new Network(Topology.parse("2 2 1 relu"), new double[] {1, -1, 1, 0, 0, 0, 1, 1, 0});
        assertThat(fromZero(DeepLift.REVEAL_CANCEL, network, 1, 1)).containsExactly(1.75, -0.75);
    }

    /**
     * relu(0.05 h1 + 0.7 h2 − 0.7) with h1 = x1 = 1 and h2 = x2 − x3 + 1, which stays 1: nothing was taken away, m⁻ = ½ at the kink,
     * though 0.05 + 0.7 − 0.7 is more than 0.05.
     */
    @Test
    void roundingOfABiasIsNoFall() {
        double[] parameters = {1, 0, 0, 0, 1, -1, 0, 1, 0.05, 0.7, -0.7};
        Network network = new Network(Topology.parse("3 2 1 relu"), parameters);
        double[] halved = {0.05, 0.525, -0.525};
        assertClose("at the kink", fromZero(DeepLift.REVEAL_CANCEL, network, 1, 1, 1), halved, Tolerance.SUM);
    }

    /** Windows of two that overlap, the sum of their maxima. */
    @Test
    void aMaxPoolSharesWhatItRoseAndFellAmongWinners() {
        Shape input = Shape.image(1, 1, 3);
        MaxPool pool = new MaxPool(input, new Window(1, 2, 1, 1, 0, 0));
        Network network = new Network(
                new Topology(input, List.of(pool, new Flatten(Shape.image(1, 1, 2)), new Dense(2, 1))),
                new double[] {1, 1, 0});
        assertThat(Samples.attributions(DeepLift.RESCALE, network, Samples.rows(3, 0, 2, 0), Samples.rows(3, 1, 0, 0)))
                .containsExactly(0, 3, 0);
        assertThat(Samples.attributions(DeepLift.RESCALE, network, Samples.rows(3, 0, 0, 0), Samples.rows(3, 3, 0, 1)))
                .containsExactly(-3, 0, -1);
    }

    /** z + relu(z) with z = x − 1: relu is above a value that the sum takes too, so both methods give it its own slope. */
    @ParameterizedTest
    @EnumSource(DeepLift.class)
    void aValueThatASumTakesTooIsNotPassedAtOnce(DeepLift method) {
        Network network = new Network(Topology.parse("1 1 relu sum@1+2"), new double[] {1, -1});
        assertThat(fromZero(method, network, 3)).containsExactly(5);
        assertThat(fromZero(method, network, 1)).containsExactly(1);
    }

    /** A sum at the end leaves each branch the contributions it has alone. */
    @ParameterizedTest
    @EnumSource(DeepLift.class)
    void contributionsOfBranchesAddUp(DeepLift method) {
        RandomStream stream = RandomStream.of(9);
        Network left = Draw.network(Topology.parse("3 4 relu 2"), stream);
        Network right = Draw.network(Topology.parse("3 5 tanh 2"), stream);
        double[] parameters = DoubleStream.concat(Arrays.stream(left.parameters()), Arrays.stream(right.parameters()))
                .toArray();
        Network both = new Network(Topology.parse("3 4 relu 2 5@0 tanh 2 sum@3+6"), parameters);
        DMatrixRMaj X = Draw.matrix(4, 3, 2, stream);
        DMatrixRMaj reference = Draw.matrix(1, 3, 2, stream);
        double[] expected = Samples.attributions(method, left, X, reference);
        double[] others = Samples.attributions(method, right, X, reference);
        Arrays.setAll(expected, i -> expected[i] + others[i]);
        assertClose(method.label(), Samples.attributions(method, both, X, reference), expected, Tolerance.SUM);
    }

    @ParameterizedTest
    @EnumSource(DeepLift.class)
    void ofALinearNetworkContributionsAreWeightsTimesDifferences(DeepLift method) {
        RandomStream stream = RandomStream.of(1);
        Network network = Draw.network(Topology.parse("5 1"), stream);
        DMatrixRMaj X = Draw.matrix(1, 5, 2, stream);
        DMatrixRMaj reference = Draw.matrix(1, 5, 2, stream);
        double[] expected = new double[5];
        Arrays.setAll(expected, i -> network.parameters()[i] * (X.data[i] - reference.data[i]));
        assertThat(Samples.attributions(method, network, X, reference)).containsExactly(expected);
    }

    /** Half of the networks have no biases, and half of the references are 0: then ReLUs begin at their kinks. */
    @ParameterizedTest
    @EnumSource(DeepLift.class)
    void contributionsAreThoseOfTheEquations(DeepLift method) {
        for (int example = 0; example < 240; example++) {
            RandomStream stream = RandomStream.of(4, example);
            Activation activation = ACTIVATIONS.get(example % ACTIVATIONS.size());
            Topology topology =
                    example % 3 == 0 ? Samples.image(activation, stream) : Samples.dense(activation, stream);
            Network network = Draw.network(topology, stream);
            if (stream.nextDouble() < 0.5) {
                Samples.clearBiases(network);
            }
            DMatrixRMaj X = Draw.matrix(1, topology.inputs(), 2, stream);
            DMatrixRMaj reference = Draw.matrix(1, topology.inputs(), 2, stream);
            if (stream.nextDouble() < 0.5) {
                reference.zero();
            }
            double[] expected = DeepLiftByNeuron.contributions(method, network, X.data, reference.data);
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            assertThat(Samples.attributions(method, network, X, reference))
                    .as("%d: %s", example, topology)
                    .containsExactly(expected, within(1e-12 * (1 + largest)));
        }
    }

    /** Any linear layer is a dense layer with many zeros. */
    @ParameterizedTest
    @EnumSource(names = {"RESCALE", "REVEAL_CANCEL"})
    void convolutionsAndAveragesAreDenseLayers(DeepLift method) {
        for (int example = 0; example < 50; example++) {
            RandomStream stream = RandomStream.of(2, example);
            Shape input = Draw.image(stream);
            Layer convolution = new Convolution(input, Draw.upTo(4, stream), Draw.window(input, stream));
            Shape shape = convolution.output(input);
            Layer pool = new AveragePool(shape, Draw.window(shape, stream), example % 2 == 0);
            Shape pooled = pool.output(shape);
            Network image = Draw.network(
                    new Topology(
                            input,
                            List.of(
                                    convolution,
                                    Activation.RELU,
                                    pool,
                                    Activation.TANH,
                                    new Flatten(pooled),
                                    new Dense(pooled.size(), 1))),
                    stream);
            DMatrixRMaj X = Draw.matrix(3, input.size(), 2, stream);
            DMatrixRMaj reference = Draw.matrix(1, input.size(), 2, stream);
            assertClose(
                    image.topology().toString(),
                    Samples.attributions(method, image, X, reference),
                    Samples.attributions(method, asDense(image), X, reference),
                    Tolerance.SUM);
        }
    }

    /** The same function of dense layers, whose weights are what the layers make of unit vectors. */
    private static Network asDense(Network image) {
        Topology topology = image.topology();
        List<Layer> layers = new ArrayList<>();
        List<double[]> parameters = new ArrayList<>();
        for (int i = 0; i < topology.nodes().size(); i++) {
            Layer layer = topology.layer(i);
            if (layer instanceof Activation) {
                layers.add(layer);
            } else {
                Dense dense = new Dense(
                        topology.shape(i).size(), topology.shape(i + 1).size());
                layers.add(dense);
                parameters.add(Samples.asDense(image, i));
            }
        }
        return new Network(
                new Topology(topology.inputs(), layers),
                parameters.stream().flatMapToDouble(Arrays::stream).toArray());
    }

    @Test
    void aSoftmaxIsRefused() {
        Network network = Draw.network(Topology.parse("2 3 softmax"), RandomStream.of(3));
        assertThatThrownBy(() -> fromZero(DeepLift.RESCALE, network, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "deeplift-rescale does not attribute the output of a softmax; attribute the logit before it");
    }
}
