package org.learninggradients.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.learninggradients.JavaBytes;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;

class WireTopologyTest {
    private static final Topology TOPOLOGY = Topology.dense(List.of(5, 3, 2), Activation.TANH, Activation.SIGMOID);

    @Test
    void theLayersArriveAtTheOtherEnd() {
        WireTopology arrived = JavaBytes.copy(WireTopology.class, new WireTopology(TOPOLOGY));
        assertThat(arrived.topology()).isEqualTo(TOPOLOGY).isNotSameAs(TOPOLOGY);
    }

    @Test
    void theyAreBuiltOnce() {
        WireTopology arrived = JavaBytes.copy(WireTopology.class, new WireTopology(TOPOLOGY));
        assertThat(arrived.topology()).isSameAs(arrived.topology());
    }
}
