package org.learninggradients.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Sum;

/** Networks whose layers take the values of several layers, or of layers further below. */
class GraphTest {
    private static final Shape PAIR = Shape.vector(2);

    /** x + relu(x), whose slope is 2 above 0 and 1 below; one dense layer sums both inputs up. */
    @Test
    void gradientsOfAValueThatTwoLayersTakeAddUp() {
        Network network = new Network(Topology.parse("2 relu sum@0+1 1"), new double[] {1, 1, 0});
        DMatrixRMaj X = new DMatrixRMaj(1, 2, true, 3, -1);
        Pass pass = new Pass(network, Loss.MSE, X, new DMatrixRMaj(1, 1));
        assertThat(pass.outputs).containsExactly(5);
        assertThat(pass.inputGradients.data).containsExactly(10, 5);
        assertThat(pass.gradient).containsExactly(30, -5, 5);
    }

    @Test
    void aValueThatALayerTakesThriceHasThriceTheGradient() {
        Network network = new Network(Topology.parse("1 sum@0+0+0 1"), new double[] {2, 0});
        Pass pass = new Pass(network, Loss.MSE, new DMatrixRMaj(1, 1, true, 1), new DMatrixRMaj(1, 1, true, 5));
        assertThat(pass.outputs).containsExactly(6);
        assertThat(pass.inputGradients.data).containsExactly(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 4 tanh 4 sum@2+3 2",
                "3 4 sigmoid 4@1 relu@2 sum@1+4+3 tanh 2",
                "3 5 tanh 3 sum@0+3 tanh 3 sum@4+6+0 1",
                "1x4x3 convolution:2:3x3/1x1+1x1 tanh convolution:2:1x1/1x1+0x0 sum@1+3 average-pool:2x1/2x1+0x0 flatten 2"
            })
    void gradientsAreTheSlopesOfTheLoss(String word) {
        Topology topology = Topology.parse(word);
        for (int example = 0; example < 5; example++) {
            RandomStream stream = RandomStream.of(7, example);
            Example.visible(() -> Example.of(topology, Loss.MSE, stream)).checkDerivatives();
        }
        assertThat(topology).hasToString(word);
        assertThat(Topology.parse(topology.wireForm())).isEqualTo(topology);
    }

    /** A chain whose nodes are given one by one, and the same with a detour that adds nothing. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void aDetourOfZerosChangesNoGradient(Activation activation) {
        RandomStream stream = RandomStream.of(3);
        Network chain = Draw.network(Topology.dense(List.of(3, 4, 1), activation, Activation.SIGMOID), stream);
        int layers = chain.topology().nodes().size();
        String activations = layers == 4 ? " " + activation.label() : "";
        Network detour = new Network(
                Topology.parse("3 4" + activations + " 1 1@" + (layers - 2) + " sum@" + (layers - 1) + "+" + layers
                        + " sigmoid"),
                withZeros(chain.parameters(), 5));
        DMatrixRMaj X = Draw.matrix(6, 3, 2, stream);
        DMatrixRMaj T = Draw.matrix(6, 1, 2, stream);
        Pass expected = new Pass(chain, Loss.MSE, X, T);
        Pass pass = new Pass(detour, Loss.MSE, X, T);
        assertThat(pass.outputs).isEqualTo(expected.outputs);
        assertThat(pass.inputGradients.data).isEqualTo(expected.inputGradients.data);
    }

    private static double[] withZeros(double[] parameters, int count) {
        return Arrays.copyOf(parameters, parameters.length + count);
    }

    @Test
    void nodesOutOfOrderAndLooseEndsAreRefused() {
        Node sum = new Node(new Sum(), List.of(0, 2));
        Node relu = new Node(Activation.RELU, List.of(0));
        assertThatThrownBy(() -> Topology.graph(PAIR, List.of(sum, relu)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 1: takes value 2, but the layers before it give values 0 to 0");
        assertThatThrownBy(() -> Topology.graph(PAIR, List.of(relu, relu)))
                .hasMessage("layer 1 gives values that no layer takes");
        assertThatThrownBy(() -> new Node(new Sum(), List.of())).hasMessage("a layer takes at least 1 value, not 0");
    }

    @Test
    void aLayerTakesAsManyValuesAsItCanOfTheShapeItCan() {
        Node two = new Node(new Dense(2, 1), List.of(0, 0));
        Node three = new Node(new Dense(2, 3), List.of(0));
        Node sum = new Node(new Sum(), List.of(0, 1));
        assertThatThrownBy(() -> Topology.graph(PAIR, List.of(two)))
                .hasMessage("layer 1: 1 takes 1 value but is given 2");
        assertThatThrownBy(() -> Topology.graph(PAIR, List.of(three, sum)))
                .hasMessage("layer 2: a sum takes 2 inputs but is given 3");
    }
}
