package org.learninggradients.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Files of image networks that are read, and those that are refused. */
class ImageGraphsTest {
    @Test
    void aConvolutionAddsUpWhatItsKernelSees() {
        GraphFile file = convolution(
                GraphFile.integers("kernel_shape", 1, 2),
                GraphFile.integers("strides", 2, 1),
                GraphFile.integers("pads", 0, 1, 0, 1),
                GraphFile.integers("dilations", 1, 1),
                GraphFile.integer("group", 1),
                GraphFile.text("auto_pad", "NOTSET"));
        assertThat(file.read().network().topology()).hasToString("1x3x3 convolution:1:1x2/2x1+0x1");
        assertThat(outputs(file)).containsExactly(15, 26, 37, 8, 75, 92, 103, 14);
    }

    @Test
    void aConvolutionsKernelMayLieInThePaddingAlone() {
        assertThat(outputs(convolution(GraphFile.integers("strides", 3, 1), GraphFile.integers("pads", 0, 2, 0, 2))))
                .containsExactly(5, 15, 26, 37, 8, 5);
    }

    @Test
    void attributesMayBeLeftOut() {
        assertThat(outputs(convolution())).containsExactly(26, 37, 59, 70, 92, 103);
        GraphFile pooled = image().node("MaxPool", List.of("x"), "p", GraphFile.integers("kernel_shape", 2, 2));
        assertThat(outputs(toVector(pooled, "p", 4))).containsExactly(5, 6, 8, 9);
    }

    @Test
    void meansLeavePaddingOutUnlessToldToCountIt() {
        AttributeProto.Builder[] window = {
            GraphFile.integers("kernel_shape", 2, 2),
            GraphFile.integers("strides", 2, 2),
            GraphFile.integers("pads", 1, 1, 1, 1)
        };
        GraphFile without = image().node("AveragePool", List.of("x"), "p", window);
        assertThat(outputs(toVector(without, "p", 4))).containsExactly(1, 2.5, 5.5, 7);
        GraphFile with = image().node(
                        "AveragePool",
                        List.of("x"),
                        "p",
                        window[0],
                        window[1],
                        window[2],
                        GraphFile.integer("count_include_pad", 1));
        assertThat(outputs(toVector(with, "p", 4))).containsExactly(0.25, 1.25, 2.75, 7);
        GraphFile global = image().node("GlobalAveragePool", List.of("x"), "p");
        assertThat(outputs(toVector(global, "p", 1))).containsExactly(5);
    }

    @Test
    void aVectorIsMadeByFlattenOrReshape() {
        for (List<Long> shape :
                List.of(List.of(0L, -1L), List.of(0L, 9L), List.of(-1L, 9L), List.of(1L, 9L), List.of(1L, -1L))) {
            ByteBuffer raw = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            shape.forEach(raw::putLong);
            TensorProto.Builder constant =
                    GraphFile.raw("shape", GraphFile.INT64, List.of(2L), 0).setRawData(ByteString.copyFrom(raw.flip()));
            GraphFile file = image().initializer(constant).node("Reshape", List.of("x", "shape"), "v");
            assertThat(outputs(identity(file, "v", 9))).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(file.read().network().topology()).hasToString("1x3x3 flatten 9");
        }
    }

    @Test
    void aVectorStaysOneWhenFlattened() {
        GraphFile file =
                identity(GraphFile.fromXToY().node("Flatten", List.of("x"), "v", GraphFile.integer("axis", 1)), "v", 9);
        assertThat(file.read().network().topology()).hasToString("9 9");
    }

    @Test
    void padsOfZeroAddNoLayer() {
        GraphFile asInput = image().list("none", 0, 0, 0, 0, 0, 0, 0, 0)
                .node("Pad", List.of("x", "none"), "p", GraphFile.text("mode", "constant"));
        assertThat(toVector(asInput, "p", 9).read().network().topology()).hasToString("1x3x3 flatten 9");
        GraphFile asAttribute =
                image().node("Pad", List.of("x"), "p", GraphFile.integers("pads", 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(toVector(asAttribute, "p", 9).read().network().topology()).hasToString("1x3x3 flatten 9");
    }

    @Test
    void sharesComeAtTheEnd() {
        for (long axis : new long[] {1, -1}) {
            GraphFile file = identity(GraphFile.fromXToY(), "x", 9, "z")
                    .node("Softmax", List.of("z"), "y", GraphFile.integer("axis", axis));
            assertThat(file.read().network().topology()).hasToString("9 9 softmax");
        }
        refused(identity(GraphFile.fromXToY(), "x", 9, "z")
                        .node("Softmax", List.of("z"), "y", GraphFile.integer("axis", 0)))
                .hasMessageEndingWith("attribute 'axis' is 0; supported are 1 and -1");
        refused(identity(GraphFile.fromXToY(), "x", 9, "z")
                        .node("Softmax", List.of("z"), "s")
                        .node("Relu", List.of("s"), "y"))
                .hasMessage("node 3 of 3, Relu 'the-Relu': follows a Softmax; supported is Softmax at the end");
        refused(image().node("Softmax", List.of("x"), "y"))
                .hasMessageEndingWith("a softmax takes a vector but is given 1x3x3");
    }

    @Test
    void windowsThatAreNotSupportedAreRefusedByTheAttribute() {
        refused(convolution(GraphFile.integer("group", 2)))
                .hasMessage("node 1 of 2, Conv 'the-Conv': attribute 'group' is 2; supported is 1");
        refused(convolution(GraphFile.integers("dilations", 1, 2)))
                .hasMessageEndingWith("attribute 'dilations' is [1, 2]; supported is [1, 1]");
        for (String automatic : List.of("SAME_UPPER", "SAME_LOWER", "")) {
            refused(convolution(GraphFile.text("auto_pad", automatic)))
                    .hasMessageEndingWith(
                            "attribute 'auto_pad' is '" + automatic + "'; supported are NOTSET and VALID");
        }
        refused(convolution(GraphFile.text("auto_pad", "VALID"), GraphFile.integers("pads", 0, 1, 0, 1)))
                .hasMessageContaining("attribute 'pads' is [0, 1, 0, 1]");
        refused(convolution(GraphFile.integers("pads", 0, 1, 0, 0)))
                .hasMessageContaining("attribute 'pads' is [0, 1, 0, 0]; supported are as many at the end");
        refused(convolution(GraphFile.integers("pads", 0, -1, 0, -1)))
                .hasMessageEndingWith(
                        "attribute 'pads' is [0, -1, 0, -1]; supported are 4 numbers from 0 to 2147483647");
        refused(convolution(GraphFile.integers("kernel_shape", 2, 1)))
                .hasMessageEndingWith("attribute 'kernel_shape' is [2, 1] but its weights make it [1, 2]");
        refused(image().node("Flatten", List.of("x"), "y", GraphFile.integer("axis", 2)))
                .hasMessageEndingWith("attribute 'axis' is 2; supported is 1");
    }

    @Test
    void poolsThatAreNotSupportedAreRefusedByTheAttribute() {
        refused(image().node(
                                "MaxPool",
                                List.of("x"),
                                "y",
                                GraphFile.integers("kernel_shape", 2, 2),
                                GraphFile.integer("storage_order", 1)))
                .hasMessageEndingWith("attribute 'storage_order' is 1; supported is 0");
        for (String pool : List.of("MaxPool", "AveragePool")) {
            refused(image().node(
                                    pool,
                                    List.of("x"),
                                    "y",
                                    GraphFile.integers("kernel_shape", 2, 2),
                                    GraphFile.integer("ceil_mode", 1)))
                    .hasMessageEndingWith("attribute 'ceil_mode' is 1; supported is 0");
            refused(image().node(pool, List.of("x"), "y")).hasMessageEndingWith("attribute 'kernel_shape' is missing");
            refused(image().node(pool, List.of("x"), "y", GraphFile.integers("kernel_shape", 5, 1)))
                    .hasMessageEndingWith("a window of 5x1 does not fit an image of 1x3x3 with padding 0x0");
        }
    }

    @Test
    void kernelsMustFitTheImage() {
        GraphFile channels = image().doubles("W", List.of(1L, 2L, 1L, 1L), 1, 2);
        refused(channels.node("Conv", List.of("x", "W"), "y"))
                .hasMessageEndingWith("weights of shape [1, 2, 1, 1] do not fit an image of 1x3x3; supported are"
                        + " [units, 1, height, width]");
        GraphFile flat = image().doubles("W", List.of(1L, 1L), 1);
        refused(flat.node("Conv", List.of("x", "W"), "y")).hasMessageContaining("weights of shape [1, 1] do not fit");
        GraphFile bias = image().doubles("W", List.of(1L, 1L, 1L, 1L), 1).doubles("b", List.of(2L), 1, 2);
        refused(bias.node("Conv", List.of("x", "W", "b"), "y")).hasMessageContaining("does not fit 1 units");
        refused(image().node("Relu", List.of("x"), "y")).hasMessageContaining("no Gemm, MatMul or Conv");
    }

    @Test
    void imagesMustBeDeclared() {
        GraphFile vector = GraphFile.fromXToY();
        vector.graph.setInput(0, GraphFile.value("x", GraphFile.DOUBLE, 1, 9));
        refused(vector.node("GlobalAveragePool", List.of("x"), "y"))
                .hasMessageEndingWith("takes an image [n, channels, height, width] but is given [n, 9]");
        refused(GraphFile.fromXToY().node("GlobalAveragePool", List.of("x"), "y"))
                .hasMessageEndingWith("is given values whose shape the graph's input does not declare");
        GraphFile open = image();
        open.graph
                .getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .getShapeBuilder()
                .getDimBuilder(2)
                .setDimParam("height");
        refused(open.node("Relu", List.of("x"), "y"))
                .hasMessage("graph input 'x': leaves sizes of its images open; supported are fixed ones");
        refused(identity(image(), "x", 9)).hasMessageEndingWith("a dense layer takes 9 inputs but is given 1x3x3");
    }

    @Test
    void otherShapesAndPadsAreRefused() {
        for (long[] shape : new long[][] {{9, -1}, {-1, -1}, {0, 8}, {0, -1, 3}, {0}, {}}) {
            refused(image().list("shape", shape).node("Reshape", List.of("x", "shape"), "y"))
                    .hasMessageContaining("Reshape");
        }
        GraphFile manyRows = image();
        manyRows.graph.setInput(0, GraphFile.value("x", GraphFile.DOUBLE, 2, 1, 3, 3));
        refused(manyRows.list("shape", 1, -1).node("Reshape", List.of("x", "shape"), "y"))
                .hasMessageContaining("shape [1, -1] is no vector of each row");
        refused(image().list("shape", 0, -1)
                        .node("Reshape", List.of("x", "shape"), "y", GraphFile.integer("allowzero", 1)))
                .hasMessageContaining("shape [0, -1] is no vector of each row");
        refused(image().list("pads", 0, 0, 1, 1, 0, 0, 1, 1).node("Pad", List.of("x", "pads"), "y"))
                .hasMessageEndingWith("pads [0, 0, 1, 1, 0, 0, 1, 1]; supported are zeros alone");
        refused(image().node("Pad", List.of("x"), "y")).hasMessageEndingWith("pads []; supported are zeros alone");
        refused(image().node("Pad", List.of("x", "pads"), "y")).hasMessageContaining("is not a constant");
        refused(image().doubles("pads", List.of(1L), 0).node("Pad", List.of("x", "pads"), "y"))
                .hasMessageContaining("has element type 11; supported is 7 (int64)");
        for (TensorProto.Builder broken : List.of(
                GraphFile.raw("pads", GraphFile.INT64, List.of(2L), 15),
                GraphFile.raw("pads", GraphFile.INT64, List.of(3L), 16),
                GraphFile.raw("pads", GraphFile.INT64, Collections.nCopies(1000, 1L), 8))) {
            refused(image().initializer(broken).node("Pad", List.of("x", "pads"), "y"))
                    .hasMessageContaining("numbers but its shape is [");
        }
        refused(image().initializer(GraphFile.raw("pads", GraphFile.INT64, List.of(2L), 8)
                                .addInt64Data(0))
                        .node("Pad", List.of("x", "pads"), "y"))
                .hasMessageEndingWith("has both listed and raw numbers; supported is one of them");
        refused(image().initializer(GraphFile.raw("pads", GraphFile.INT64, List.of(1L), 0)
                                .setDataLocation(TensorProto.DataLocation.EXTERNAL))
                        .node("Pad", List.of("x", "pads"), "y"))
                .hasMessageContaining("is in another file");
    }

    /** x [n, 1, 3, 3]. */
    private static GraphFile image() {
        return GraphFile.ofImages(1, 3, 3);
    }

    /** The kernel (1 10) and 5 more, then a vector. */
    private static GraphFile convolution(AttributeProto.Builder... attributes) {
        return image().doubles("W", List.of(1L, 1L, 1L, 2L), 1, 10)
                .doubles("b", List.of(1L), 5)
                .node("Conv", List.of("x", "W", "b"), "c", attributes)
                .node("Identity", List.of("c"), "y");
    }

    private static GraphFile toVector(GraphFile file, String value, int size) {
        return identity(file.node("Flatten", List.of(value), "flat"), "flat", size);
    }

    /** Ends with a dense layer that changes nothing. */
    private static GraphFile identity(GraphFile file, String value, int size) {
        return identity(file, value, size, "y");
    }

    private static GraphFile identity(GraphFile file, String value, int size, String output) {
        double[] unit = new double[size * size];
        for (int i = 0; i < size; i++) {
            unit[i * size + i] = 1;
        }
        return file.doubles("unit", List.of((long) size, (long) size), unit)
                .node("MatMul", List.of(value, "unit"), output);
    }

    /** The outputs of the file's network for the pixels 1 to 9. */
    private static double[] outputs(GraphFile file) {
        return file.read().network().outputs(new DMatrixRMaj(1, 9, true, 1, 2, 3, 4, 5, 6, 7, 8, 9)).data;
    }

    private static AbstractThrowableAssert<?, ?> refused(GraphFile file) {
        return assertThatThrownBy(file::read).isInstanceOf(OnnxException.class);
    }
}
