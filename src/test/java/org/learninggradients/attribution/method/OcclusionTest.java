package org.learninggradients.attribution.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.learninggradients.Tolerance.assertClose;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.learninggradients.Tolerance;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Draw;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Flatten;
import org.learninggradients.net.layer.Shape;

class OcclusionTest {
    @Test
    void ofALinearNetworkItIsWeightsTimesDifferences() {
        RandomStream stream = RandomStream.of(1);
        Network network = Draw.network(Topology.parse("5 1"), stream);
        DMatrixRMaj X = Draw.matrix(3, 5, 2, stream);
        DMatrixRMaj reference = Draw.matrix(1, 5, 2, stream);
        double[] expected = new double[15];
        Arrays.setAll(expected, i -> network.parameters()[i % 5] * (X.data[i] - reference.data[i % 5]));
        double[] single = Samples.attributions(new Occlusion(Shape.vector(1)), network, X, reference);
        assertClose("one feature", single, expected, Tolerance.SUM);
    }

    @Test
    void anInputHasTheMeanOverTheWindowsThatHideIt() {
        Network network = new Network(Topology.parse("3 1"), new double[] {1, 10, 100, 0});
        DMatrixRMaj X = Samples.rows(3, 1, 1, 1, 2, 2, 2);
        assertThat(Samples.attributions(new Occlusion(Shape.vector(2)), network, X, new DMatrixRMaj(1, 3)))
                .containsExactly(11, 60.5, 110, 22, 121, 220);
    }

    /** Two channels of 2 × 3, a window of one channel, two rows and two columns. */
    @Test
    void aWindowOfAnImageStaysInsideIt() {
        Shape image = Shape.image(2, 2, 3);
        Network network = new Network(
                new Topology(image, List.of(new Flatten(image), new Dense(12, 1))),
                new double[] {1, 2, 4, 8, 16, 32, 100, 100, 100, 100, 100, 100, 0});
        DMatrixRMaj X = new DMatrixRMaj(1, 12);
        X.fill(1);
        double left = 1 + 2 + 8 + 16;
        double right = 2 + 4 + 16 + 32;
        double both = (left + right) / 2;
        assertThat(Samples.attributions(new Occlusion(Shape.image(1, 2, 2)), network, X, new DMatrixRMaj(1, 12)))
                .containsExactly(left, both, right, left, both, right, 400, 400, 400, 400, 400, 400);
    }

    @Test
    void aWindowLargerThanTheInputIsRefused() {
        Network network = Draw.network(Topology.parse("3 1"), RandomStream.of(2));
        Method method = new Occlusion(Shape.image(1, 2, 2));
        DMatrixRMaj X = new DMatrixRMaj(1, 3);
        assertThatThrownBy(() -> Samples.attributions(method, network, X, X))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window of 1x2x2 does not fit inputs of 3");
    }
}
