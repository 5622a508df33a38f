package org.learninggradients.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.learninggradients.Tolerance.assertClose;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.OracleFile;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Convolution;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Window;

/** Our files in ONNX Runtime, a reader by others: it computes what the network says. */
class OnnxRuntimeTest {
    private static final double DOUBLE_PASS = 1e-12;
    private static final double FLOAT_PASS = 1e-5;

    @ParameterizedTest
    @EnumSource(Activation.class)
    void aDoubleFileGivesTheNetworksOutputs(Activation activation) throws OrtException {
        Network network = Samples.network(List.of(3, 6, 5, 3), activation, activation, 1);
        DMatrixRMaj X = Samples.inputs(7, 3, 2);
        double[][] rows = new double[X.numRows][X.numCols];
        for (int i = 0; i < X.data.length; i++) {
            rows[i / X.numCols][i % X.numCols] = X.data[i];
        }
        try (OnnxTensor input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), rows)) {
            double[][] outputs = (double[][]) run(network, Precision.DOUBLE, input);
            DMatrixRMaj expected = network.outputs(X);
            for (int i = 0; i < expected.data.length; i++) {
                assertThat(outputs[i / expected.numCols][i % expected.numCols])
                        .as("output %d", i)
                        .isCloseTo(expected.data[i], within(DOUBLE_PASS * largest(expected)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void aFloatFileTakesAndGivesFloats(Activation activation) throws OrtException {
        Network network = Samples.network(List.of(3, 6, 5, 3), activation, activation, 3);
        DMatrixRMaj X = Samples.inputs(7, 3, 4);
        float[][] rows = new float[X.numRows][X.numCols];
        for (int i = 0; i < X.data.length; i++) {
            rows[i / X.numCols][i % X.numCols] = (float) X.data[i];
        }
        try (OnnxTensor input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), rows)) {
            float[][] outputs = (float[][]) run(network, Precision.FLOAT, input);
            DMatrixRMaj expected = network.outputs(X);
            for (int i = 0; i < expected.data.length; i++) {
                assertThat((double) outputs[i / expected.numCols][i % expected.numCols])
                        .as("output %d", i)
                        .isCloseTo(expected.data[i], within(FLOAT_PASS * largest(expected)));
            }
        }
    }

    /** ONNX Runtime has no convolution in double precision. */
    @ParameterizedTest
    @ValueSource(strings = {"cnn-1x8x8-conv-avgpool-dense", "cnn-2x9x9-strided-maxpool", "conv1d-4x40-genomic"})
    void aFloatFileOfPyTorchsConvolutionsGivesWhatPyTorchGives(String name) throws OrtException {
        OracleFile oracle = OracleFile.named(name);
        Network network = OnnxReader.read(Samples.oracle(name + ".onnx")).network();
        float[] outputs = floats(network, oracle.matrix("inputs"));
        assertClose(name, widened(outputs), oracle.expected("output"), FLOAT_PASS);
    }

    @Test
    void everyLayerComputesWhatItsOperatorDoes() throws OrtException {
        for (long seed = 1; seed <= 20; seed++) {
            Network network = Samples.network(Samples.images(), seed);
            DMatrixRMaj X = Samples.inputs(3, network.topology().inputs(), seed);
            assertClose("seed " + seed, widened(floats(network, X)), network.outputs(X).data, FLOAT_PASS);
        }
    }

    @Test
    void anImageMayBeTheOutput() throws OrtException {
        Shape image = Shape.image(2, 5, 4);
        Convolution convolution = new Convolution(image, 3, new Window(3, 3, 1, 1, 1, 1));
        Network network = Samples.network(new Topology(image, List.of(convolution)), 1);
        DMatrixRMaj X = Samples.inputs(2, 40, 1);
        assertClose("image", widened(floats(network, X)), network.outputs(X).data, FLOAT_PASS);
    }

    private static float[] floats(Network network, DMatrixRMaj X) throws OrtException {
        FloatBuffer pixels = FloatBuffer.allocate(X.getNumElements());
        for (int i = 0; i < X.getNumElements(); i++) {
            pixels.put(i, (float) X.data[i]);
        }
        long[] shape = LongStream.concat(
                        LongStream.of(X.numRows),
                        network.topology().shape(0).sizes().stream().mapToLong(size -> size))
                .toArray();
        byte[] file = OnnxWriter.write(Samples.bare(network), Precision.FLOAT);
        try (OnnxTensor input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), pixels, shape);
                OrtSession session = OrtEnvironment.getEnvironment().createSession(file);
                OrtSession.Result result = session.run(Map.of("input", input))) {
            FloatBuffer outputs = ((OnnxTensor) result.get("output").orElseThrow()).getFloatBuffer();
            float[] copy = new float[outputs.remaining()];
            outputs.get(copy);
            return copy;
        }
    }

    private static double[] widened(float[] floats) {
        double[] doubles = new double[floats.length];
        Arrays.setAll(doubles, i -> floats[i]);
        return doubles;
    }

    private static Object run(Network network, Precision precision, OnnxTensor input) throws OrtException {
        byte[] file = OnnxWriter.write(new OnnxModel(network, Optional.of(Samples.oddMetadata())), precision);
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file);
                OrtSession.Result result = session.run(Map.of("input", input))) {
            assertThat(session.getMetadata().getCustomMetadata())
                    .as("metadata as another program sees it")
                    .containsEntry("learninggradients.task", "multiclass");
            return result.get("output").orElseThrow().getValue();
        }
    }

    private static double largest(DMatrixRMaj matrix) {
        double largest = 0;
        for (double value : matrix.data) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
