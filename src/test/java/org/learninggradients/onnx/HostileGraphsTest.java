package org.learninggradients.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Small files that ask for much memory. */
class HostileGraphsTest {
    @Test
    void numbersOfHostileSizeAreRefusedBeforeMemoryIsTaken() {
        refused(pool(GraphFile.integers("kernel_shape", 1L << 40, 1)))
                .hasMessageContaining("attribute 'kernel_shape' is [1099511627776, 1]; supported are 2 numbers");
        refused(pool(GraphFile.integers("kernel_shape", 2, 2, 2))).hasMessageContaining("supported are 2 numbers");
        refused(pool(GraphFile.integers("kernel_shape", 1, 1), GraphFile.integers("strides", 0, 1)))
                .hasMessageEndingWith("a window's stride is from 1 to 1048576, not 0x1");
        refused(pool(GraphFile.integers("kernel_shape", 1, 1), GraphFile.integers("strides", 1, -1)))
                .hasMessageContaining("attribute 'strides' is [1, -1]");
        refused(pool(GraphFile.integers("kernel_shape", 1, 1), GraphFile.integers("pads", 1, 0, 1, 0)))
                .hasMessageEndingWith("padding 1x0 is not smaller than the window, 1x1");
        refused(pool(GraphFile.integers("kernel_shape", 1 << 20, 1 << 20), GraphFile.integers("pads", 9, 9, 9, 9)))
                .hasMessageEndingWith(
                        "a window of 1048576x1048576 has 1099511627776 values; at most 2147483647 can be");
        long most = (1 << 13) - 1;
        refused(pool(
                        GraphFile.integers("kernel_shape", most + 1, most + 1),
                        GraphFile.integers("pads", most, most, most, most)))
                .hasMessageEndingWith(
                        "brings the network to 67141645 values of an example; supported are at most 33554432"
                                + " between all layers");
        refused(GraphFile.ofImages(1 << 16, 1 << 16, 1).node("Relu", List.of("x"), "y"))
                .hasMessageStartingWith("graph input 'x': sizes [65536, 65536, 1] are impossible");
        refused(GraphFile.ofImages(1, 0, 1L << 40).node("Relu", List.of("x"), "y"))
                .hasMessageStartingWith("graph input 'x': sizes [1, 0, 1099511627776] are impossible");
    }

    @Test
    void anInputOfTooManyValuesIsRefused() {
        refused(GraphFile.ofImages(1, 1, Integer.MAX_VALUE).node("Relu", List.of("x"), "y"))
                .hasMessage("graph input 'x': takes 2147483647 values of an example; supported are at most 33554432"
                        + " between all layers");
    }

    @Test
    void layersOfTooManyValuesTogetherAreRefused() {
        refused(relus(GraphFile.ofImages(1, 3000, 3000), 3))
                .hasMessageStartingWith("node 3 of 3, Relu 'the-Relu': brings the network to 36000000 values");
        GraphFile undeclared = relus(GraphFile.fromXToY(), 40_000)
                .initializer(GraphFile.raw("W", GraphFile.DOUBLE, List.of(1000L, 1L), 8000));
        refused(undeclared.node("MatMul", List.of("r40000", "W"), "y"))
                .hasMessageContaining("brings the network to 40001001 values");
    }

    /** Appends ReLUs, the first of which takes x; the last gives r and their number. */
    private static GraphFile relus(GraphFile file, int count) {
        String value = "x";
        for (int i = 1; i <= count; i++) {
            file.node("Relu", List.of(value), "r" + i);
            value = "r" + i;
        }
        return file;
    }

    @Test
    void aConvolutionThatSeesTooMuchAtOnceIsRefused() {
        GraphFile file = GraphFile.ofImages(1, 1, 4_000_000)
                .initializer(GraphFile.raw("W", GraphFile.DOUBLE, List.of(1L, 1L, 1L, 500L), 4000));
        refused(file.node("Conv", List.of("x", "W"), "y"))
                .hasMessageEndingWith("a convolution of 1x1x4000000 by 1x500/1x1+0x0 sees 1999750500 values"
                        + " from left to right; at most 33554432 can be");
    }

    @Test
    void aConstantThatServesThousandsOfLayersIsRefused() {
        int size = 50;
        GraphFile file = GraphFile.fromXToY();
        file.initializer(GraphFile.raw("W", GraphFile.DOUBLE, List.of((long) size, (long) size), 8 * size * size));
        String value = "x";
        for (int i = 0; i < 5000; i++) {
            file.node("MatMul", List.of(value, "W"), "v" + i);
            value = "v" + i;
        }
        refused(file).hasMessageContaining("bytes; supported are constants of one layer each");
    }

    private static GraphFile pool(AttributeProto.Builder... attributes) {
        return GraphFile.ofImages(1, 3, 3).node("MaxPool", List.of("x"), "y", attributes);
    }

    private static AbstractThrowableAssert<?, ?> refused(GraphFile file) {
        return assertThatThrownBy(file::read).isInstanceOf(OnnxException.class);
    }
}
