package org.learninggradients.onnx;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.learninggradients.Fuzzer;
import org.learninggradients.net.layer.Activation;

class OnnxFuzzTest {
    private static final List<String> TOKENS = List.of(
            "Gemm",
            "MatMul",
            "Add",
            "Sigmoid",
            "Relu",
            "Tanh",
            "Identity",
            "Dropout",
            "Constant",
            "Loop",
            "Conv",
            "MaxPool",
            "AveragePool",
            "GlobalAveragePool",
            "Flatten",
            "Reshape",
            "Pad",
            "Softmax",
            "kernel_shape",
            "strides",
            "pads",
            "auto_pad",
            "transB",
            "value",
            "learninggradients.features",
            "learninggradients.means",
            "[",
            "{",
            "\"",
            "[1e400]",
            "1e-999999999",
            "null",
            "\u202e");

    @Test
    void aDamagedFileIsRefusedOrANetwork() throws Exception {
        List<byte[]> seeds = List.of(
                Samples.oracle("mlp-30-3-1-sigmoid-mse.onnx"),
                Samples.oracle("mlp-13-10-3-tanh-softmax.onnx"),
                Samples.oracle("cnn-1x8x8-conv-avgpool-dense.onnx"),
                Samples.oracle("cnn-2x9x9-strided-maxpool.onnx"),
                Samples.oracle("conv1d-4x40-genomic.onnx"),
                OnnxWriter.write(Samples.bare(Samples.network(Samples.images(), 1)), Precision.FLOAT),
                OnnxWriter.write(
                        new OnnxModel(
                                Samples.network(List.of(3, 2, 3), Activation.SIGMOID, Activation.IDENTITY, 1),
                                Optional.of(Samples.oddMetadata())),
                        Precision.DOUBLE));
        new Fuzzer("onnx", seeds, TOKENS, List.of(OnnxException.class)).check(OnnxReader::read);
    }
}
