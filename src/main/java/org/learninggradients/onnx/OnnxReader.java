package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.learninggradients.net.Network;

/**
 * A model out of the bytes of an ONNX file, ours or another program's. The graph is one chain of nodes from one input [n, inputs]
 * to one output [n, outputs], in the order of computation; {@link Operator} lists what the nodes may be. Floats are widened.
 *
 * <p>Everything else is refused, never skipped: a network that is read computes what the file says. Memory is taken only for
 * numbers that the file holds.
 */
public final class OnnxReader {
    /** Since then Gemm and Add take the shapes of their inputs as we do. */
    private static final long OLDEST_OPERATOR_SET = 7;

    private OnnxReader() {}

    /** The model of a file. OnnxException when it is none that we can compute. Not modified: bytes. */
    public static OnnxModel read(byte[] bytes) {
        ModelProto file = parse(bytes);
        checkOperatorSet(file);
        Network network = network(file.getGraph(), bytes.length);
        Optional<Metadata> metadata = MetadataProperties.read(file.getMetadataPropsList());
        try {
            return new OnnxModel(network, metadata);
        } catch (IllegalArgumentException e) {
            throw new OnnxException("metadata: " + e.getMessage(), e);
        }
    }

    private static ModelProto parse(byte[] bytes) {
        try {
            return ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new OnnxException("these " + bytes.length + " bytes are no ONNX file: " + e.getMessage(), e);
        }
    }

    private static void checkOperatorSet(ModelProto file) {
        List<Long> versions = file.getOpsetImportList().stream()
                .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                .map(OperatorSetIdProto::getVersion)
                .toList();
        if (versions.size() != 1 || versions.get(0) < OLDEST_OPERATOR_SET) {
            throw new OnnxException("the file names the versions " + versions
                    + " of ONNX's operators; supported is one, from " + OLDEST_OPERATOR_SET);
        }
    }

    private static Network network(GraphProto graph, int fileBytes) {
        ValueInfoProto input = input(graph);
        ValueInfoProto output = only("output", graph.getOutputList());
        Chain chain = new Chain(input.getName(), fileBytes);
        for (TensorProto constant : graph.getInitializerList()) {
            if (!chain.define(constant.getName(), constant)) {
                throw new OnnxException("initializer '" + constant.getName()
                        + "': the name is taken or empty; supported are distinct names");
            }
        }
        for (int i = 0; i < graph.getNodeCount(); i++) {
            Node node = new Node(graph.getNode(i), i + 1, graph.getNodeCount());
            Operator.of(node).read(node, chain);
        }
        Network network = chain.network(output.getName());
        checkType(input, "input", network.topology().inputs());
        checkType(output, "output", network.topology().outputs());
        return network;
    }

    /** Files of IR versions below 4 list their initializers among the inputs. */
    private static ValueInfoProto input(GraphProto graph) {
        Set<String> constants =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        return only(
                "input",
                graph.getInputList().stream()
                        .filter(input -> !constants.contains(input.getName()))
                        .toList());
    }

    private static ValueInfoProto only(String role, List<ValueInfoProto> values) {
        if (values.size() != 1) {
            List<String> names = values.stream().map(ValueInfoProto::getName).toList();
            throw new OnnxException("the graph has " + values.size() + " " + role + "s " + names + "; supported is 1");
        }
        if (values.get(0).getName().isEmpty()) {
            throw new OnnxException("the graph's " + role + " has no name; supported is one with a name");
        }
        return values.get(0);
    }

    private static void checkType(ValueInfoProto value, String role, int width) {
        if (!value.hasType()) {
            return;
        }
        TypeProto.Tensor type = value.getType().getTensorType();
        String name = "graph " + role + " '" + value.getName() + "'";
        if (Precision.of(type.getElemType()).isEmpty()) {
            throw new OnnxException(
                    name + ": element type is " + type.getElemType() + "; supported are 1 (float), 11 (double)");
        }
        if (type.hasShape()) {
            checkShape(type.getShape(), name, width);
        }
    }

    private static void checkShape(TensorShapeProto shape, String name, int width) {
        if (shape.getDimCount() != 2) {
            throw new OnnxException(
                    name + ": has " + shape.getDimCount() + " dimensions; supported are 2, [n, " + width + "]");
        }
        TensorShapeProto.Dimension columns = shape.getDim(1);
        if (columns.hasDimValue() && columns.getDimValue() != width) {
            throw new OnnxException(name + ": is " + columns.getDimValue() + " wide but its layers make it " + width);
        }
    }
}
