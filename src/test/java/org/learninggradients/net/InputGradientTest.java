package org.learninggradients.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learninggradients.Tolerance.assertClose;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learninggradients.Tolerance;
import org.learninggradients.learn.importance.ImportanceSums;
import org.learninggradients.math.Permutation;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Dense;

/** Properties of the gradient on the inputs, whatever the weights. */
class InputGradientTest {
    private static final int EXAMPLES = 7;
    private static final List<Integer> SIZES = List.of(6, 5, 4, 1);

    private final RandomStream stream = RandomStream.of(11);
    private final DMatrixRMaj X = Draw.matrix(EXAMPLES, 6, 2, stream);
    private final DMatrixRMaj T = Draw.matrix(EXAMPLES, 1, 2, stream);

    private Network network(Activation hidden, Activation output) {
        return Draw.network(Topology.dense(SIZES, hidden, output), stream);
    }

    @Test
    void ofALinearNetworkItIsTheErrorTimesTheWeights() {
        Network network = new Network(new Topology(2, List.of(new Dense(2, 1))), new double[] {2, -3, 1});
        Pass pass = new Pass(network, Loss.MSE, new DMatrixRMaj(1, 2, true, 1, 1), new DMatrixRMaj(1, 1, true, 4));
        assertThat(pass.outputs).containsExactly(0);
        assertThat(pass.losses).containsExactly(8);
        assertThat(pass.inputGradients.data).containsExactly(-8, 12);
        assertThat(pass.gradient).containsExactly(-4, -4, -4);
    }

    /** 2 relu(x1) + 2 relu(x2 − 1.5) in three pieces. */
    @Test
    void ofAReluNetworkItIsTheSlopeOfThePieceTheInputLiesIn() {
        double[] parameters = {1, 0, 0, 1, 0, -1.5, 2, 2, 0};
        Network network =
                new Network(Topology.dense(List.of(2, 2, 1), Activation.RELU, Activation.IDENTITY), parameters);
        DMatrixRMaj inputs = new DMatrixRMaj(3, 2, true, 1, 2, 1, 1, -1, 2);
        DMatrixRMaj targets = new DMatrixRMaj(3, 1, true, 2, 1, 0);
        Pass pass = new Pass(network, Loss.MSE, inputs, targets);
        assertThat(pass.outputs).containsExactly(3, 2, 1);
        assertThat(pass.inputGradients.data).containsExactly(2, 2, 2, 0, 0, 2);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void itsMeanIsTheBiasGradientThroughTheFirstWeights(Activation hidden) {
        Network network = network(hidden, Activation.IDENTITY);
        Pass pass = new Pass(network, Loss.MSE, X, T);
        DMatrixRMaj W = network.weights(0);
        double[] expected = new double[6];
        for (int unit = 0; unit < W.numRows; unit++) {
            for (int k = 0; k < 6; k++) {
                expected[k] += W.get(unit, k) * pass.gradient[W.getNumElements() + unit];
            }
        }
        double[] signed = Arrays.copyOfRange(pass.learningGradientSums(), 12, 18);
        assertClose("sum of signed gradients", signed, expected, Tolerance.SUM);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void withOneOutputItsSharesAreThoseOfTheLogit(Activation hidden) {
        Network sigmoid = network(hidden, Activation.SIGMOID);
        Network logit = new Network(Topology.dense(SIZES, hidden, Activation.IDENTITY), sigmoid.parameters());
        DMatrixRMaj labels = new DMatrixRMaj(EXAMPLES, 1, true, 0, 1, 1, 0, 0, 1, 0);
        DMatrixRMaj shifted = logit.outputs(X);
        for (int n = 0; n < EXAMPLES; n++) {
            shifted.data[n] -= 1;
        }
        double[] shares = sharesByExample(new Pass(logit, Loss.MSE, X, shifted));
        assertClose("mse on sigmoid", sharesByExample(new Pass(sigmoid, Loss.MSE, X, labels)), shares, Tolerance.SUM);
        assertClose(
                "cross-entropy",
                sharesByExample(new Pass(logit, Loss.BINARY_CROSS_ENTROPY, X, labels)),
                shares,
                Tolerance.SUM);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void permutingHiddenUnitsChangesNothing(Activation hidden) {
        Network network = network(hidden, Activation.SIGMOID);
        Network permuted = permuted(network, new Permutation(5, 3));
        assertThat(permuted.parameters()).isNotEqualTo(network.parameters());
        Pass before = new Pass(network, Loss.MSE, X, T);
        Pass after = new Pass(permuted, Loss.MSE, X, T);
        assertClose("outputs", after.outputs, before.outputs, Tolerance.SUM);
        assertClose("input gradients", after.inputGradients.data, before.inputGradients.data, Tolerance.SUM);
    }

    /** All roundings stay the same for a power of two s, so that no bit may differ. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void anInputTimesSWithItsWeightsBySScalesItsGradientBySAlone(Activation hidden) {
        double s = 8;
        int feature = 2;
        Network network = network(hidden, Activation.SIGMOID);
        Network scaled = new Network(network.topology(), network.parameters().clone());
        DMatrixRMaj inputs = X.copy();
        for (int n = 0; n < EXAMPLES; n++) {
            inputs.data[6 * n + feature] *= s;
        }
        for (int unit = 0; unit < 5; unit++) {
            scaled.parameters()[6 * unit + feature] /= s;
        }
        Pass before = new Pass(network, Loss.MSE, X, T);
        Pass after = new Pass(scaled, Loss.MSE, inputs, T);
        assertThat(after.outputs).isEqualTo(before.outputs);
        double[] expected = before.inputGradients.data.clone();
        for (int n = 0; n < EXAMPLES; n++) {
            expected[6 * n + feature] /= s;
        }
        assertThat(after.inputGradients.data).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void anInputWithoutWeightsHasNone(Activation hidden) {
        Network network = network(hidden, Activation.SIGMOID);
        for (int unit = 0; unit < 5; unit++) {
            network.parameters()[6 * unit + 4] = 0;
        }
        DMatrixRMaj G = new Pass(network, Loss.MSE, X, T).inputGradients;
        for (int n = 0; n < EXAMPLES; n++) {
            assertThat(G.get(n, 4)).isZero();
        }
    }

    /** Zeros where the gradient is zero. */
    private static double[] sharesByExample(Pass pass) {
        double[] shares = new double[pass.inputGradients.getNumElements()];
        ImportanceSums sums = new ImportanceSums(new boolean[6]);
        for (int n = 0; n < EXAMPLES; n++) {
            double[] own = sums.shares(pass.inputGradients.data, 6 * n);
            System.arraycopy(own, 0, shares, 6 * n, own.length);
        }
        return shares;
    }

    /** The units of the first hidden layer in another order. */
    private static Network permuted(Network network, Permutation order) {
        double[] old = network.parameters();
        double[] parameters = old.clone();
        Topology topology = network.topology();
        int second = topology.offset(topology.layer(1) instanceof Dense ? 1 : 2);
        for (int unit = 0; unit < 5; unit++) {
            int from = order.at(unit);
            System.arraycopy(old, 6 * from, parameters, 6 * unit, 6);
            parameters[30 + unit] = old[30 + from];
            for (int next = 0; next < 4; next++) {
                parameters[second + 5 * next + unit] = old[second + 5 * next + from];
            }
        }
        return new Network(topology, parameters);
    }
}
