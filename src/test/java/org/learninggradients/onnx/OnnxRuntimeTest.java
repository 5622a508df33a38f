package org.learninggradients.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learninggradients.net.Activation;
import org.learninggradients.net.Network;

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
