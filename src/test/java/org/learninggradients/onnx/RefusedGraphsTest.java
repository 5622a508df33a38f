package org.learninggradients.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class RefusedGraphsTest {
    @Test
    void anUnsupportedOperatorIsNamedWithItsPlaceAndWhatIsSupported() {
        refused(dense("z").node("Relu", List.of("z"), "a").node("LRN", List.of("a"), "y"))
                .hasMessage(
                        "node 3 of 3, LRN 'the-LRN': the operator is not supported; supported are Gemm, MatMul, Add,"
                                + " Sum, Sigmoid, Relu, Tanh, Softmax, Conv, MaxPool, AveragePool, GlobalAveragePool, Flatten,"
                                + " Reshape, Pad, Identity, Dropout, Constant");
    }

    @Test
    void anOperatorOfAnotherDomainIsNotOurs() {
        GraphFile file = dense("y");
        file.graph.getNodeBuilder(0).setDomain("com.microsoft");
        refused(file).hasMessageStartingWith("node 1 of 1, com.microsoft.Gemm 'the-Gemm': the operator is not");
    }

    @Test
    void gemmWithFactorsOrATransposedValueIsRefused() {
        for (String factor : List.of("alpha", "beta")) {
            GraphFile file = GraphFile.fromXToY().doubles("W", List.of(2L, 2L), 1, 2, 3, 4);
            refused(file.node("Gemm", List.of("x", "W"), "y", GraphFile.real(factor, 0.5f)))
                    .hasMessageEndingWith("attribute '" + factor + "' is 0.5; supported is 1");
        }
        GraphFile file = GraphFile.fromXToY().doubles("W", List.of(2L, 2L), 1, 2, 3, 4);
        refused(file.node("Gemm", List.of("x", "W"), "y", GraphFile.integer("transA", 1)))
                .hasMessageEndingWith("attribute 'transA' is 1; supported is 0");
    }

    @Test
    void attributesAndInputsBeyondTheOperatorsAreRefused() {
        refused(dense("z").node("Relu", List.of("z"), "y", GraphFile.real("slope", 0.1f)))
                .hasMessageEndingWith("attribute 'slope' is unknown; supported are []");
        refused(dense("z").node("Relu", List.of("z", "W"), "y"))
                .hasMessageEndingWith("has 2 inputs; supported are at most 1");
        GraphFile file = GraphFile.fromXToY().doubles("W", List.of(2L, 2L), 1, 2, 3, 4);
        refused(file.node("Gemm", List.of("x", "W"), "y", GraphFile.real("transB", 1)))
                .hasMessageEndingWith("attribute 'transB' is of type FLOAT; supported is INT");
        GraphFile again = GraphFile.fromXToY().doubles("W", List.of(2L, 2L), 1, 2, 3, 4);
        refused(again.node(
                        "Gemm", List.of("x", "W"), "y", GraphFile.integer("transB", 0), GraphFile.integer("transB", 1)))
                .hasMessageEndingWith("attribute 'transB' is there twice; supported is once");
    }

    @Test
    void layersThatDoNotFitAreRefusedWithBothNumbers() {
        refused(dense("z").doubles("V", List.of(4L, 1L), 1, 2, 3, 4).node("MatMul", List.of("z", "V"), "y"))
                .hasMessage("node 2 of 2, MatMul 'the-MatMul': a dense layer takes 4 inputs but is given 3");
        refused(GraphFile.fromXToY()
                        .doubles("W", List.of(2L, 3L), 1, 2, 3, 4, 5, 6)
                        .doubles("b", List.of(2L), 1, 2)
                        .node("Gemm", List.of("x", "W", "b"), "y"))
                .hasMessageEndingWith("bias of shape [2] does not fit 3 units; supported are [3] and [1, 3]");
        refused(GraphFile.fromXToY().doubles("W", List.of(6L), 1, 2, 3, 4, 5, 6).node("Gemm", List.of("x", "W"), "y"))
                .hasMessageEndingWith("weights of shape [6] are no matrix; supported are 2 dimensions");
    }

    @Test
    void anAddThatIsNoBiasIsRefused() {
        GraphFile afterGemm = dense("z").doubles("c", List.of(3L), 1, 2, 3);
        refused(afterGemm.node("Add", List.of("z", "c"), "y"))
                .hasMessageContaining("node 2 of 2")
                .hasMessageEndingWith("follows no MatMul; supported is Add as the bias of a MatMul, or of two values");
        GraphFile afterRelu = GraphFile.fromXToY()
                .doubles("W", List.of(1L, 1L), 1)
                .doubles("c", List.of(1L), 1)
                .node("MatMul", List.of("x", "W"), "z")
                .node("Relu", List.of("z"), "a")
                .node("Add", List.of("a", "c"), "y");
        refused(afterRelu).hasMessageContaining("node 3 of 3, Add");
        GraphFile twice = GraphFile.fromXToY()
                .doubles("W", List.of(1L, 1L), 1)
                .doubles("c", List.of(1L), 1)
                .node("MatMul", List.of("x", "W"), "z")
                .node("Add", List.of("z", "c"), "a")
                .node("Add", List.of("a", "c"), "y");
        refused(twice).hasMessageContaining("node 3 of 3, Add");
    }

    @Test
    void looseEndsAndCyclesAreRefused() {
        refused(dense("z").node("Relu", List.of("z"), "a").node("Tanh", List.of("z"), "y"))
                .hasMessage(
                        "node 2 of 3, Relu 'the-Relu': gives 'a', which leads nowhere; supported are nodes that lead"
                                + " to the graph's output");
        refused(dense("y").node("Relu", List.of("y"), "z")).hasMessageContaining("gives 'z', which leads nowhere");
        refused(dense("z").node("Relu", List.of("y"), "a").node("Relu", List.of("a"), "y"))
                .hasMessage("node 2 of 3, Relu 'the-Relu': takes 'y' but no node before it gives that; supported are"
                        + " nodes in the order of computation");
        refused(dense("z").node("Relu", List.of("z"), "x"))
                .hasMessageEndingWith("gives 'x', which is taken; supported are distinct names");
        refused(dense("z")).hasMessage("the graph gives 'y' but its nodes end with 'z'");
        refused(GraphFile.fromXToY().node("Relu", List.of("x"), "y"))
                .hasMessage("the graph has no Gemm, MatMul or Conv; supported are graphs with at least 1");
    }

    @Test
    void aSumOfOtherShapesOrOfNothingIsRefused() {
        refused(dense("z").node("Add", List.of("z", "x"), "y"))
                .hasMessage("node 2 of 2, Add 'the-Add': a sum takes 3 inputs but is given 2");
        refused(dense("z").node("Sum", List.of(), "y")).hasMessageEndingWith("a layer takes at least 1 value, not 0");
    }

    @Test
    void aValueIsNotTakenBesideItsBias() {
        GraphFile file = GraphFile.fromXToY()
                .doubles("W", List.of(1L, 1L), 1)
                .doubles("c", List.of(1L), 1)
                .node("MatMul", List.of("x", "W"), "z")
                .node("Identity", List.of("z"), "same")
                .node("Add", List.of("z", "c"), "a")
                .node("Add", List.of("a", "same"), "y");
        refused(file)
                .hasMessageStartingWith("node 4 of 4, Add 'the-Add': takes 'same' but no node before it gives that");
    }

    @Test
    void aGraphHasOneInputAndOneOutput() {
        GraphFile inputs = dense("y");
        inputs.graph.addInput(ValueInfoProto.newBuilder().setName("mask"));
        refused(inputs).hasMessage("the graph has 2 inputs [x, mask]; supported is 1");
        GraphFile outputs = dense("y");
        outputs.graph.clearOutput();
        refused(outputs).hasMessage("the graph has 0 outputs []; supported is 1");
    }

    @Test
    void declaredTypesThatContradictTheLayersAreRefused() {
        GraphFile wide = dense("y");
        wide.graph.setInput(0, GraphFile.value("x", GraphFile.DOUBLE, 1, 7));
        refused(wide).hasMessage("node 1 of 1, Gemm 'the-Gemm': a dense layer takes 2 inputs but is given 7");
        GraphFile signal = dense("y");
        signal.graph.setInput(0, GraphFile.value("x", GraphFile.DOUBLE, 1, 1, 2));
        refused(signal)
                .hasMessage("graph input 'x': has 3 dimensions; supported are 2, [n, size], and 4,"
                        + " [n, channels, height, width]");
        for (long[] output : new long[][] {{1, 4}, {1, 3, 1, 1}}) {
            GraphFile other = dense("y");
            other.graph.setOutput(0, GraphFile.value("y", GraphFile.DOUBLE, output));
            refused(other).hasMessage("graph output 'y': is not the 3 that its layers make it");
        }
        GraphFile integers = dense("y");
        integers.graph.setOutput(0, GraphFile.value("y", GraphFile.INT64, 1, 3));
        refused(integers).hasMessage("graph output 'y': element type is 7; supported are 1 (float), 11 (double)");
    }

    @Test
    void constantsThatAreNotThereOrNotNumbersAreRefused() {
        refused(GraphFile.fromXToY().node("Gemm", List.of("x", "W"), "y"))
                .hasMessageEndingWith("weights 'W' is not a constant of the graph; supported are initializers and"
                        + " Constant nodes");
        refused(weights(GraphFile.raw("W", GraphFile.INT64, List.of(1L, 1L), 8)))
                .hasMessageEndingWith("has element type 7; supported are 1 (float), 11 (double)");
        refused(weights(GraphFile.raw("W", GraphFile.DOUBLE, List.of(1L, 1L), 8)
                        .setDataLocation(TensorProto.DataLocation.EXTERNAL)))
                .hasMessageEndingWith("is in another file; supported are numbers within the file");
        refused(dense("y").doubles("W", List.of(1L, 1L), 1))
                .hasMessage("initializer 'W': the name is taken or empty; supported are distinct names");
    }

    @Test
    void shapesThatTheBytesDoNotFillAreRefusedBeforeMemoryIsTaken() {
        refused(weights(GraphFile.raw("W", GraphFile.DOUBLE, List.of(2L, 3L), 40)))
                .hasMessageEndingWith("weights 'W' of shape [2, 3] needs 6 numbers but the file has 5");
        refused(weights(GraphFile.raw("W", GraphFile.DOUBLE, List.of(1L, 2L), 15)))
                .hasMessageEndingWith("needs 2 numbers but the file has broken ones");
        refused(weights(GraphFile.tensor("W", List.of(1L, 1L), 1).setRawData(ByteString.copyFrom(new byte[8]))))
                .hasMessageEndingWith("needs 1 numbers but the file has broken ones");
        refused(weights(GraphFile.raw("W", GraphFile.DOUBLE, List.of(46_340L, 46_340L), 8)))
                .hasMessageEndingWith("needs 2147395600 numbers but the file has 1");
        refused(weights(GraphFile.raw("W", GraphFile.FLOAT, List.of(1L, 1L), 0)))
                .hasMessageEndingWith("needs 1 numbers but the file has 0");
        refused(weights(GraphFile.raw("W", GraphFile.DOUBLE, Collections.nCopies(1_000_000, 1L), 8)))
                .hasMessageEndingWith("weights 'W' has 1000000 dimensions; supported are at most 8");
        for (List<Long> shape : List.of(
                List.of(-1L, -1L),
                List.of(0L, 1L),
                List.of(1L << 32, 1L << 32),
                List.of(65_536L, 65_536L),
                List.of(Long.MIN_VALUE, 2L),
                List.of(Long.MAX_VALUE, Long.MAX_VALUE))) {
            refused(weights(GraphFile.raw("W", GraphFile.DOUBLE, shape, 8)))
                    .hasMessageContaining("of shape " + shape + " is impossible");
        }
    }

    @Test
    void aDropoutThatIsTrainingIsRefused() {
        TensorProto.Builder on =
                GraphFile.raw("on", GraphFile.BOOL, List.of(), 1).setRawData(ByteString.fromHex("01"));
        GraphFile file = dense("z").initializer(on).node("Dropout", List.of("z", "", "on"), "y");
        refused(file).hasMessageEndingWith("its training mode 'on' is on; supported is a constant false");
        refused(dense("z").node("Dropout", List.of("z", "", "from outside"), "y"))
                .hasMessageContaining("training mode 'from outside' is not a constant of the graph");
        for (TensorProto.Builder odd : List.of(
                GraphFile.raw("odd", GraphFile.DOUBLE, List.of(), 1),
                GraphFile.raw("odd", GraphFile.BOOL, List.of(2L), 2),
                GraphFile.raw("odd", GraphFile.BOOL, List.of(), 1).addInt32Data(1),
                GraphFile.raw("odd", GraphFile.BOOL, List.of(), 0).addInt32Data(1))) {
            refused(dense("z").initializer(odd).node("Dropout", List.of("z", "", "odd"), "y"))
                    .hasMessageContaining("training mode 'odd' is on");
        }
    }

    @Test
    void aFileWithoutOperatorsOfAKnownVersionIsRefused() {
        GraphFile old = dense("y");
        old.model.setOpsetImport(0, OperatorSetIdProto.newBuilder().setVersion(6));
        refused(old).hasMessage("the file names the versions [6] of ONNX's operators; supported is one, from 7 to 24");
        old.model.setOpsetImport(0, OperatorSetIdProto.newBuilder().setVersion(25));
        refused(old).hasMessageStartingWith("the file names the versions [25]");
        assertThatThrownBy(() -> OnnxReader.read(new byte[0]))
                .isInstanceOf(OnnxException.class)
                .hasMessage("the file names the versions [] of ONNX's operators; supported is one, from 7 to 24");
        assertThatThrownBy(() -> OnnxReader.read("PK no model".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(OnnxException.class)
                .hasMessageStartingWith("these 11 bytes are no ONNX file: ");
    }

    @Test
    void aConstantNodeWithoutNumbersIsRefused() {
        refused(GraphFile.fromXToY().node("Constant", List.of(), "W"))
                .hasMessage("node 1 of 1, Constant 'the-Constant': attribute 'value' is missing");
        refused(GraphFile.fromXToY().node("Constant", List.of(), "W", GraphFile.integer("value_int", 1)))
                .hasMessageEndingWith("attribute 'value_int' is unknown; supported are [value]");
    }

    @Test
    void aMessageIsOneLineWhateverTheNamesHold() {
        GraphFile file = dense("z").node("Evil", List.of("z"), "y");
        file.graph.getNodeBuilder(1).setName("a\nb\r\u001b[31m\u2028" + "c".repeat(5000));
        refused(file).message().startsWith("node 2 of 2, Evil 'a?b??[31m?ccc").hasSizeLessThan(1100);
    }

    /** x [n, 2] to an affine value [n, 3] of this name. */
    private static GraphFile dense(String output) {
        return GraphFile.fromXToY()
                .doubles("W", List.of(2L, 3L), 1, 2, 3, 4, 5, 6)
                .node("Gemm", List.of("x", "W"), output);
    }

    private static GraphFile weights(TensorProto.Builder W) {
        return GraphFile.fromXToY().initializer(W).node("MatMul", List.of("x", "W"), "y");
    }

    private static AbstractThrowableAssert<?, ?> refused(GraphFile file) {
        return assertThatThrownBy(file::read).isInstanceOf(OnnxException.class);
    }
}
