package org.learninggradients.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.AveragePool;
import org.learninggradients.net.layer.Convolution;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Flatten;
import org.learninggradients.net.layer.MaxPool;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Softmax;
import org.learninggradients.net.layer.Window;

class TopologyTest {
    @Test
    void parametersLieLayerByLayer() {
        Topology topology = Topology.dense(List.of(30, 3, 2), Activation.SIGMOID, Activation.RELU);
        assertThat(topology.nodes())
                .extracting(Node::layer)
                .containsExactly(new Dense(30, 3), Activation.SIGMOID, new Dense(3, 2), Activation.RELU);
        assertThat(List.of(topology.offset(0), topology.offset(1), topology.offset(2), topology.offset(3)))
                .containsExactly(0, 93, 93, 101);
        assertThat(topology.parameterCount()).isEqualTo(101);
        assertThat(topology.architecture()).isEqualTo("30-3-2");
        assertThat(topology).hasToString("30 3 sigmoid 2 relu");
    }

    @Test
    void identityAddsNoLayer() {
        assertThat(Topology.dense(List.of(4, 3, 1), Activation.IDENTITY, Activation.IDENTITY)
                        .nodes())
                .extracting(Node::layer)
                .containsExactly(new Dense(4, 3), new Dense(3, 1));
    }

    @Test
    void layersThatDoNotFitAreRefusedWithBothNumbers() {
        assertThatThrownBy(() -> new Topology(4, List.of(new Dense(4, 5), new Dense(7, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("layer 2")
                .hasMessageContaining("takes 7 inputs")
                .hasMessageContaining("given 5");
        assertThatThrownBy(() -> new Topology(4, List.of())).hasMessageContaining("at least 1 layer, not 0");
        assertThatThrownBy(() -> new Topology(0, List.of(new Dense(1, 1)))).hasMessageContaining("not [0]");
        assertThatThrownBy(() -> new Dense(0, 3)).hasMessageContaining("0 and 3");
        assertThatThrownBy(() -> new Convolution(Shape.image(1, 2, 2), 0, new Window(1, 1, 1, 1, 0, 0)))
                .hasMessage("a convolution has at least 1 unit, not 0");
    }

    @Test
    void aNetworkRefusesParametersAndInputsOfAnotherNumber() {
        Topology topology = new Topology(2, List.of(new Dense(2, 1)));
        assertThatThrownBy(() -> new Network(topology, new double[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 parameters")
                .hasMessageContaining("given 4");
        Network network = new Network(topology, new double[3]);
        assertThatThrownBy(() -> network.outputs(new DMatrixRMaj(1, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes 2 inputs")
                .hasMessageContaining("given 3");
    }

    @Test
    void weightsAndBiasAreCopiesOfTheirPartOfTheArray() {
        double[] parameters = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        Network network =
                new Network(Topology.dense(List.of(2, 2, 1), Activation.RELU, Activation.IDENTITY), parameters);
        assertThat(network.weights(0).data).containsExactly(1, 2, 3, 4);
        assertThat(network.bias(0).data).containsExactly(5, 6);
        assertThat(network.weights(2).data).containsExactly(7, 8);
        assertThat(network.bias(2).data).containsExactly(9);
        network.weights(0).set(0, 0, -1);
        assertThat(parameters[0]).isEqualTo(1);
        assertThatThrownBy(() -> network.weights(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("layer 2 is RELU, which has no weights");
    }

    @Test
    void imagesAreDescribedAndReadBack() {
        Topology topology = images();
        assertThat(topology)
                .hasToString("2x9x8 convolution:5:3x2/2x1+1x0 relu max-pool:2x2/1x1+0x0"
                        + " average-pool:3x3/3x3+1x1:counting-padding flatten 3 softmax");
        assertThat(Topology.parse(topology.toString())).isEqualTo(topology).hasSameHashCodeAs(topology);
        assertThat(topology.architecture()).isEqualTo("2x9x8-5-3");
        assertThat(topology.inputs()).isEqualTo(144);
        assertThat(topology.shape(1)).isEqualTo(Shape.image(5, 5, 7));
        assertThat(topology.shape(5)).isEqualTo(Shape.vector(20));
        assertThat(topology.parameterCount()).isEqualTo(5 * (2 * 3 * 2 + 1) + 3 * 21);
    }

    @Test
    void anImageIsTakenAsOneAlone() {
        Shape image = Shape.image(2, 3, 4);
        MaxPool turned = new MaxPool(Shape.image(2, 4, 3), new Window(1, 1, 1, 1, 0, 0));
        assertThatThrownBy(() -> new Topology(image, List.of(turned)))
                .hasMessage("layer 1: a max pool takes 2x4x3 inputs but is given 2x3x4");
        assertThatThrownBy(() -> new Topology(image, List.of(new Dense(24, 1))))
                .hasMessage("layer 1: a dense layer takes 24 inputs but is given 2x3x4");
        assertThatThrownBy(() -> new Topology(image, List.of(new Softmax())))
                .hasMessage("layer 1: a softmax takes a vector but is given 2x3x4");
        assertThatThrownBy(() -> Shape.image(1 << 16, 1 << 16, 1)).hasMessageContaining("not [65536, 65536, 1]");
        assertThatThrownBy(() -> new Shape(List.of(2, 3))).hasMessageContaining("not [2, 3]");
    }

    @Test
    void kernelsAreRowsOfWeights() {
        Network network = Draw.network(images(), RandomStream.of(1));
        assertThat(network.weights(0).numRows).isEqualTo(5);
        assertThat(network.weights(0).numCols).isEqualTo(12);
        assertThat(network.bias(0).data).containsExactly(Arrays.copyOfRange(network.parameters(), 60, 65));
    }

    private static Topology images() {
        Shape image = Shape.image(2, 9, 8);
        Convolution convolution = new Convolution(image, 5, new Window(3, 2, 2, 1, 1, 0));
        MaxPool max = new MaxPool(convolution.output(image), new Window(2, 2, 1, 1, 0, 0));
        AveragePool mean = new AveragePool(max.output(max.input()), new Window(3, 3, 3, 3, 1, 1), true);
        Flatten flatten = new Flatten(mean.output(mean.input()));
        return new Topology(
                image, List.of(convolution, Activation.RELU, max, mean, flatten, new Dense(20, 3), new Softmax()));
    }
}
