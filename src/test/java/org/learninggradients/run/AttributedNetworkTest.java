package org.learninggradients.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.onnx.OnnxModel;

class AttributedNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "3 1, true, BINARY_CROSS_ENTROPY",
        "3 1, false, MSE",
        "3 2, true, SOFTMAX_CROSS_ENTROPY",
        "3 2 softmax identity, true, SOFTMAX_CROSS_ENTROPY",
        "3 1 sigmoid, true, MSE",
        "3 1 sigmoid identity, true, MSE",
        "3 2 relu, false, MSE"
    })
    void theOutputsAndTheLabelsSuggestALoss(String description, boolean binaryLabels, Loss loss) {
        Topology topology = Topology.parse(description);
        Network network = new Network(topology, new double[topology.parameterCount()]);
        OnnxModel model = new OnnxModel(network, Optional.empty());
        assertThat(AttributedNetwork.of(model).likelyLoss(binaryLabels)).isEqualTo(loss);
    }
}
