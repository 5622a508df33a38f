package org.learninggradients.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Network;
import org.learninggradients.net.layer.Activation;

/** Whatever happens to a file, reading it ends in a model that computes or in an OnnxException: no other way out. */
class DamagedFilesTest {
    private static final int MUTATIONS = 2000;

    @ParameterizedTest
    @ValueSource(
            strings = {"mlp-30-3-1-sigmoid-mse.onnx", "mlp-13-10-3-tanh-softmax.onnx", "cnn-2x9x9-strided-maxpool.onnx"
            })
    void aFileOfPyTorchCutShortIsRefusedAtEveryLength(String name) {
        byte[] file = Samples.oracle(name);
        for (int length = 0; length < file.length; length++) {
            byte[] start = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> OnnxReader.read(start))
                    .as("the first %d of %d bytes", length, file.length)
                    .isInstanceOf(OnnxException.class);
        }
    }

    @Test
    void aFileOfOursCutShortIsRefusedOrLacksNothingButMetadata() {
        byte[] file = ours();
        double[] parameters = OnnxReader.read(file).network().parameters();
        int refused = 0;
        for (int length = 0; length < file.length; length++) {
            Optional<OnnxModel> model = readOrRefused(Arrays.copyOf(file, length));
            model.ifPresent(cut -> {
                assertThat(cut.network().parameters()).containsExactly(parameters);
                assertThat(cut.metadata()).isEmpty();
            });
            refused += model.isEmpty() ? 1 : 0;
        }
        assertThat(refused).as("cut files that were refused").isGreaterThan(file.length - 3);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileWithOneChangedByteIsRefusedOrComputes(byte[] file, long seed) {
        RandomStream stream = RandomStream.of(seed);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] changed = file.clone();
            int place = (int) (stream.nextDouble() * file.length);
            changed[place] = (byte) stream.nextLong();
            Optional<OnnxModel> model = readOrRefused(changed);
            model.ifPresent(read -> computes(read.network()));
            refused += model.isEmpty() ? 1 : 0;
        }
        assertThat(refused).as("changes that were noticed").isBetween(1, MUTATIONS - 1);
    }

    static List<Object[]> files() {
        return List.of(
                new Object[] {Samples.oracle("mlp-30-3-1-sigmoid-mse.onnx"), 1L},
                new Object[] {Samples.oracle("mlp-13-10-3-tanh-softmax.onnx"), 2L},
                new Object[] {ours(), 3L},
                new Object[] {Samples.oracle("cnn-2x9x9-strided-maxpool.onnx"), 5L},
                new Object[] {Samples.oracle("conv1d-4x40-genomic.onnx"), 6L},
                new Object[] {matMulAndConstants(), 4L});
    }

    private static Optional<OnnxModel> readOrRefused(byte[] file) {
        try {
            return Optional.of(OnnxReader.read(file));
        } catch (OnnxException e) {
            assertThat(e).hasMessageNotContainingAny("\n", "null").message().isNotBlank();
            return Optional.empty();
        }
    }

    private static void computes(Network network) {
        DMatrixRMaj X = Samples.inputs(2, network.topology().inputs(), 5);
        assertThat(network.outputs(X).getNumElements())
                .isEqualTo(2 * network.topology().outputs());
    }

    private static byte[] ours() {
        OnnxModel model = new OnnxModel(
                Samples.network(List.of(3, 2, 3), Activation.SIGMOID, Activation.IDENTITY, 1),
                Optional.of(Samples.oddMetadata()));
        return OnnxWriter.write(model, Precision.FLOAT);
    }

    private static byte[] matMulAndConstants() {
        return GraphFile.fromXToY()
                .doubles("W", List.of(2L, 2L), 1, 2, 3, 4)
                .doubles("c", List.of(2L), 5, 6)
                .initializer(GraphFile.raw("off", GraphFile.BOOL, List.of(), 1))
                .node("MatMul", List.of("x", "W"), "xW")
                .node("Identity", List.of("c"), "b")
                .node("Add", List.of("xW", "b"), "z")
                .node("Dropout", List.of("z", "", "off"), "d")
                .node("Tanh", List.of("d"), "y")
                .bytes();
    }
}
