package org.learninggradients.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learninggradients.Tolerance.assertClose;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.OracleFile;
import org.learninggradients.Tolerance;
import org.learninggradients.net.Network;

/** Files that PyTorch exported, with the layers, weights and outputs that PyTorch states beside them. */
class OracleFilesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mlp-13-10-3-tanh-softmax",
                "mlp-30-16-8-1-relu-bce",
                "mlp-30-3-1-sigmoid-mse",
                "cnn-1x8x8-conv-avgpool-dense",
                "cnn-2x9x9-strided-maxpool",
                "conv1d-4x40-genomic"
            })
    void aNetworkOfPyTorchKeepsLayersWeightsAndOutputs(String name) {
        Network network = OnnxReader.read(Samples.oracle(name + ".onnx")).network();
        OracleFile oracle = OracleFile.named(name);
        assertThat(network.topology()).isEqualTo(oracle.network().topology());
        assertThat(network.parameters()).containsExactly(oracle.network().parameters());
        assertClose(
                "outputs",
                network.outputs(oracle.matrix("inputs")).data,
                oracle.expected("output"),
                Tolerance.ONE_PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "trajectory-wdbc-adam, 30 5 tanh 5 tanh 5 tanh 1",
        "trajectory-wdbc-paper-sgd, 30 3 sigmoid 1 sigmoid",
        "trajectory-wdbc-relu-momentum, 30 16 relu 8 relu 1"
    })
    void theStartOfATrajectoryHasItsSizesAndActivations(String name, String layers) {
        Network network =
                OnnxReader.read(Samples.oracle(name + "-initial.onnx")).network();
        List<String> sizes = new ArrayList<>();
        Samples.oracleJson(name + ".json").get("sizes").forEach(size -> sizes.add(size.asText()));
        assertThat(network.topology()).hasToString(layers);
        assertThat(network.topology().architecture()).isEqualTo(String.join("-", sizes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mlp-13-10-3-tanh-softmax.onnx",
                "trajectory-wdbc-relu-momentum-initial.onnx",
                "cnn-1x8x8-conv-avgpool-dense.onnx",
                "cnn-2x9x9-strided-maxpool.onnx",
                "conv1d-4x40-genomic.onnx"
            })
    void aNetworkOfPyTorchSurvivesOurWriter(String file) {
        OnnxModel model = OnnxReader.read(Samples.oracle(file));
        OnnxModel again = OnnxReader.read(OnnxWriter.write(model, Precision.DOUBLE));
        assertThat(model.metadata()).as("PyTorch knows nothing of ours").isEmpty();
        assertThat(again.metadata()).isEmpty();
        assertThat(again.network().topology()).isEqualTo(model.network().topology());
        assertThat(again.network().parameters()).containsExactly(model.network().parameters());
    }
}
