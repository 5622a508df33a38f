package org.learninggradients.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.learninggradients.net.Network;

/** The ways other programs write one dense layer: W = (1 2; 3 4; 5 6), b = (10, 20, 30), so x = (1, 10) gives (31, 63, 95). */
class AcceptedGraphsTest {
    private static final double[] ROWS = {1, 2, 3, 4, 5, 6};
    private static final double[] COLUMNS = {1, 3, 5, 2, 4, 6};
    private static final double[] BIAS = {10, 20, 30};

    @Test
    void gemmWithWeightsOfEitherOrder() {
        expect(GraphFile.fromXToY()
                .doubles("W", List.of(3L, 2L), ROWS)
                .doubles("b", List.of(3L), BIAS)
                .node("Gemm", List.of("x", "W", "b"), "y", GraphFile.integer("transB", 1)));
        expect(GraphFile.fromXToY()
                .doubles("W", List.of(2L, 3L), COLUMNS)
                .doubles("b", List.of(1L, 3L), BIAS)
                .node("Gemm", List.of("x", "W", "b"), "y", GraphFile.real("alpha", 1), GraphFile.real("beta", 1)));
    }

    @Test
    void matMulWithAddInEitherOrder() {
        for (List<String> operands : List.of(List.of("xW", "b"), List.of("b", "xW"))) {
            expect(GraphFile.fromXToY()
                    .doubles("W", List.of(2L, 3L), COLUMNS)
                    .doubles("b", List.of(3L), BIAS)
                    .node("MatMul", List.of("x", "W"), "xW")
                    .node("Add", operands, "y"));
        }
    }

    @Test
    void noBiasIsABiasOfZeros() {
        for (List<String> inputs : List.of(List.of("x", "W"), List.of("x", "W", ""))) {
            Network network = GraphFile.fromXToY()
                    .doubles("W", List.of(2L, 3L), COLUMNS)
                    .node("Gemm", inputs, "y")
                    .read()
                    .network();
            assertThat(outputs(network)).containsExactly(21, 43, 65);
        }
        Network network = GraphFile.fromXToY()
                .doubles("W", List.of(2L, 3L), COLUMNS)
                .node("MatMul", List.of("x", "W"), "y")
                .read()
                .network();
        assertThat(outputs(network)).containsExactly(21, 43, 65);
    }

    /** z = (21, 43, 65) and tanh(z) = (1, 1, 1) to the last bit. */
    @Test
    void aSumOfTwoBranchesIsWrittenAsAddOrSum() {
        for (String operator : List.of("Add", "Sum")) {
            Network network = GraphFile.fromXToY()
                    .doubles("W", List.of(2L, 3L), COLUMNS)
                    .node("MatMul", List.of("x", "W"), "z")
                    .node("Tanh", List.of("z"), "t")
                    .node(operator, List.of("z", "t"), "y")
                    .read()
                    .network();
            assertThat(network.topology()).hasToString("2 3 tanh sum@1+2");
            assertThat(outputs(network)).containsExactly(22, 44, 66);
        }
    }

    @Test
    void constantNodesAndConstantsUnderAnotherName() {
        TensorProto.Builder weights = GraphFile.tensor("", List.of(2L, 3L), COLUMNS);
        AttributeProto.Builder value = AttributeProto.newBuilder()
                .setName("value")
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(weights);
        expect(GraphFile.fromXToY()
                .doubles("shared", List.of(3L), BIAS)
                .node("Constant", List.of(), "W", value)
                .node("Identity", List.of("shared"), "b")
                .node("Gemm", List.of("x", "W", "b"), "y"));
    }

    @Test
    void initializersMayBeListedAmongTheInputs() {
        GraphFile file = GraphFile.fromXToY()
                .doubles("W", List.of(2L, 3L), COLUMNS)
                .doubles("b", List.of(3L), BIAS)
                .node("Gemm", List.of("x", "W", "b"), "y");
        file.graph.addInput(ValueInfoProto.newBuilder().setName("W"));
        file.graph.addInput(ValueInfoProto.newBuilder().setName("b"));
        expect(file);
    }

    @Test
    void identityAndDropoutAddNoLayer() {
        TensorProto.Builder off = GraphFile.raw("off", GraphFile.BOOL, List.of(), 1);
        TensorProto.Builder ratio = GraphFile.tensor("ratio", List.of(), 0.5);
        GraphFile file = GraphFile.fromXToY()
                .doubles("W", List.of(2L, 3L), COLUMNS)
                .doubles("b", List.of(3L), BIAS)
                .initializer(off)
                .initializer(ratio)
                .node("Dropout", List.of("x", "ratio", "off"), "same", GraphFile.integer("seed", 3))
                .node("Gemm", List.of("same", "W", "b"), "z")
                .node("Identity", List.of("z"), "y");
        assertThat(file.read().network().topology()).hasToString("2 3");
        expect(file);
    }

    @Test
    void aTrainingModeThatIsOffMayBeListed() {
        TensorProto.Builder off =
                GraphFile.raw("off", GraphFile.BOOL, List.of(), 0).addInt32Data(0);
        expect(GraphFile.fromXToY()
                .doubles("W", List.of(2L, 3L), COLUMNS)
                .doubles("b", List.of(3L), BIAS)
                .initializer(off)
                .node("Gemm", List.of("x", "W", "b"), "z")
                .node("Dropout", List.of("z", "", "off"), "y"));
    }

    @Test
    void theOldestOperatorsMayStandBesideThoseOfOtherDomains() {
        GraphFile file = GraphFile.fromXToY()
                .doubles("W", List.of(2L, 3L), COLUMNS)
                .doubles("b", List.of(3L), BIAS)
                .node("Gemm", List.of("x", "W", "b"), "y");
        file.model.setOpsetImport(
                0, OperatorSetIdProto.newBuilder().setDomain("ai.onnx").setVersion(7));
        file.model.addOpsetImport(
                OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(1));
        file.graph.getNodeBuilder(0).setDomain("ai.onnx");
        expect(file);
    }

    @Test
    void floatsAreWidenedWhetherListedOrRaw() {
        TensorProto.Builder listed = TensorProto.newBuilder()
                .setName("W")
                .setDataType(GraphFile.FLOAT)
                .addAllDims(List.of(2L, 1L))
                .addFloatData(0.1f)
                .addFloatData(-2);
        // 1.5 and -0.25 in IEEE 754 binary32, least significant byte first.
        TensorProto.Builder raw = TensorProto.newBuilder()
                .setName("V")
                .setDataType(GraphFile.FLOAT)
                .addAllDims(List.of(1L, 2L))
                .setRawData(ByteString.fromHex("0000c03f000080be"));
        Network network = GraphFile.fromXToY()
                .initializer(listed)
                .initializer(raw)
                .node("MatMul", List.of("x", "W"), "z")
                .node("Relu", List.of("z"), "a")
                .node("MatMul", List.of("a", "V"), "y")
                .read()
                .network();
        assertThat(network.topology()).hasToString("2 1 relu 2");
        assertThat(network.parameters()).containsExactly(0.1f, -2, 0, 1.5, -0.25, 0, 0);
    }

    @Test
    void declaredTypesThatFitAreTaken() {
        GraphFile file = new GraphFile();
        file.graph.addInput(GraphFile.value("x", GraphFile.FLOAT, 1, 2));
        file.graph.addOutput(GraphFile.value("y", GraphFile.FLOAT, 1, 3));
        expect(file.doubles("W", List.of(2L, 3L), COLUMNS)
                .doubles("b", List.of(3L), BIAS)
                .node("Gemm", List.of("x", "W", "b"), "y"));
    }

    private static void expect(GraphFile file) {
        assertThat(outputs(file.read().network())).containsExactly(31, 63, 95);
    }

    private static double[] outputs(Network network) {
        return network.outputs(new DMatrixRMaj(1, 2, true, 1, 10)).data;
    }
}
