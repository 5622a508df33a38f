package org.learninggradients.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class TopologyTest {
    @Test
    void parametersLieLayerByLayer() {
        Topology topology = Topology.dense(List.of(30, 3, 2), Activation.SIGMOID, Activation.RELU);
        assertThat(topology.layers())
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
                        .layers())
                .containsExactly(new Dense(4, 3), new Dense(3, 1));
    }

    @Test
    void layersThatDoNotFitAreRefusedWithBothNumbers() {
        assertThatThrownBy(() -> new Topology(4, List.of(new Dense(4, 5), new Dense(7, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("layer 2")
                .hasMessageContaining("takes 7 inputs")
                .hasMessageContaining("given 5");
        assertThatThrownBy(() -> new Topology(4, List.of())).hasMessageContaining("4 and 0");
        assertThatThrownBy(() -> new Dense(0, 3)).hasMessageContaining("0 and 3");
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
                .hasMessageContaining("layer 2 is RELU");
    }
}
