package org.learninggradients.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.net.Network;

/** Files that PyTorch exported, with the layers, weights and outputs that PyTorch states beside them. */
class OracleFilesTest {
    private static final double ONE_PASS = 1e-9;

    @ParameterizedTest
    @ValueSource(strings = {"mlp-13-10-3-tanh-softmax", "mlp-30-16-8-1-relu-bce", "mlp-30-3-1-sigmoid-mse"})
    void aNetworkOfPyTorchHasItsLayersAndTheBitsOfItsWeights(String name) {
        Network network = OnnxReader.read(Samples.oracle(name + ".onnx")).network();
        JsonNode oracle = Samples.oracleJson(name + ".json");
        List<String> words =
                new ArrayList<>(List.of(oracle.get("input-shape").get(0).asText()));
        List<Double> parameters = new ArrayList<>();
        for (JsonNode layer : oracle.get("layers")) {
            boolean isDense = layer.get("type").asText().equals("dense");
            words.add(
                    isDense ? "" + layer.get("bias").size() : layer.get("type").asText());
            if (isDense) {
                Arrays.stream(Samples.numbers(layer.get("weights"))).forEach(parameters::add);
                Arrays.stream(Samples.numbers(layer.get("bias"))).forEach(parameters::add);
            }
        }
        assertThat(network.topology()).hasToString(String.join(" ", words));
        assertThat(network.parameters())
                .containsExactly(
                        parameters.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp-13-10-3-tanh-softmax", "mlp-30-16-8-1-relu-bce", "mlp-30-3-1-sigmoid-mse"})
    void aNetworkOfPyTorchGivesTheOutputsOfPyTorch(String name) {
        Network network = OnnxReader.read(Samples.oracle(name + ".onnx")).network();
        JsonNode oracle = Samples.oracleJson(name + ".json");
        int examples = oracle.get("inputs").size();
        DMatrixRMaj X =
                new DMatrixRMaj(examples, network.topology().inputs(), true, Samples.numbers(oracle.get("inputs")));
        double[] expected = Samples.numbers(oracle.get("expected").get("output"));
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(network.outputs(X).data).hasSameSizeAs(expected).satisfies(actual -> {
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i]).as("output %d", i).isCloseTo(expected[i], within(ONE_PASS * largest));
            }
        });
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
    @ValueSource(strings = {"mlp-13-10-3-tanh-softmax.onnx", "trajectory-wdbc-relu-momentum-initial.onnx"})
    void aNetworkOfPyTorchSurvivesOurWriter(String file) {
        OnnxModel model = OnnxReader.read(Samples.oracle(file));
        OnnxModel again = OnnxReader.read(OnnxWriter.write(model, Precision.DOUBLE));
        assertThat(model.metadata()).as("PyTorch knows nothing of ours").isEmpty();
        assertThat(again.metadata()).isEmpty();
        assertThat(again.network().topology()).isEqualTo(model.network().topology());
        assertThat(again.network().parameters()).containsExactly(model.network().parameters());
    }
}
