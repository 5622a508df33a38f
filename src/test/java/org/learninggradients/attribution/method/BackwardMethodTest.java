package org.learninggradients.attribution.method;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Draw;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;

class BackwardMethodTest {
    /** relu(x) − 2 relu(−x). */
    private static final Network NETWORK =
            new Network(Topology.parse("1 2 relu 1"), new double[] {1, -1, 0, 0, 1, -2, 0});

    private static double[] at(BackwardMethod method, Network network, double... x) {
        return Samples.attributions(method, network, Samples.rows(1, x), new DMatrixRMaj(1, 1));
    }

    @Test
    void theMethodsDifferAtReLUs() {
        assertThat(at(BackwardMethod.OUTPUT_GRADIENT, NETWORK, -3, 3)).containsExactly(2, 1);
        assertThat(at(BackwardMethod.SALIENCY, NETWORK, -3, 3)).containsExactly(2, 1);
        assertThat(at(BackwardMethod.GRADIENT_TIMES_INPUT, NETWORK, -3, 3)).containsExactly(-6, 3);
        assertThat(at(BackwardMethod.DECONVOLUTION, NETWORK, -3, 3)).containsExactly(1, 1);
        assertThat(at(BackwardMethod.GUIDED_BACKPROPAGATION, NETWORK, -3, 3)).containsExactly(0, 1);
    }

    @Test
    void saliencyHasNoSign() {
        Network network = new Network(Topology.parse("1 1"), new double[] {-2, 5});
        assertThat(at(BackwardMethod.SALIENCY, network, 1)).containsExactly(2);
        assertThat(at(BackwardMethod.OUTPUT_GRADIENT, network, 1)).containsExactly(-2);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGMOID", "TANH"})
    void allBackwardMethodsAreTheGradientWithoutReLUs(Activation activation) {
        for (int example = 0; example < 20; example++) {
            RandomStream stream = RandomStream.of(1, example);
            Network network = Draw.network(Samples.image(activation, stream), stream);
            int inputs = network.topology().inputs();
            DMatrixRMaj X = Draw.matrix(4, inputs, 2, stream);
            DMatrixRMaj unused = new DMatrixRMaj(1, inputs);
            double[] gradient = Samples.attributions(BackwardMethod.OUTPUT_GRADIENT, network, X, unused);
            assertThat(Samples.attributions(BackwardMethod.DECONVOLUTION, network, X, unused))
                    .isEqualTo(gradient);
            assertThat(Samples.attributions(BackwardMethod.GUIDED_BACKPROPAGATION, network, X, unused))
                    .isEqualTo(gradient);
        }
    }
}
