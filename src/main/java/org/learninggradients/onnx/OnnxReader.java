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
import org.jspecify.annotations.Nullable;
import org.learninggradients.net.Network;
import org.learninggradients.net.layer.Shape;

/**
 * Reads a model from the bytes of an ONNX file that this program or another one wrote. The graph leads from one input to one output,
 * vectors [n, size] or images [n, channels, height, width]. Its nodes are in the order of computation, and {@link Operator} lists
 * what they may be. Floats are widened.
 *
 * <p>Everything else is refused, never skipped: a network that is read computes what the file says. Memory is taken only for
 * numbers that the file holds.
 */
public final class OnnxReader {
    /** Oldest version of the operators whose Gemm and Add take the same shapes of inputs as this reader. */
    private static final long OLDEST_OPERATOR_SET = 7;

    /** Newest version of the operators that is known not to change the meaning of a supported one. */
    private static final long NEWEST_OPERATOR_SET = 24;

    private OnnxReader() {}

    /** The model of a file. OnnxException when the file holds none that is supported. Not modified: bytes. */
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
        if (versions.size() != 1 || versions.get(0) < OLDEST_OPERATOR_SET || versions.get(0) > NEWEST_OPERATOR_SET) {
            throw new OnnxException("the file names the versions " + versions
                    + " of ONNX's operators; supported is one, from " + OLDEST_OPERATOR_SET + " to "
                    + NEWEST_OPERATOR_SET);
        }
    }

    private static Network network(GraphProto graph, int fileBytes) {
        ValueInfoProto input = input(graph);
        ValueInfoProto output = only("output", graph.getOutputList());
        Graph read = new Graph(input.getName(), declared(input), isOfOneRow(input), fileBytes);
        for (TensorProto constant : graph.getInitializerList()) {
            if (!read.define(constant.getName(), constant)) {
                throw new OnnxException("initializer '" + constant.getName()
                        + "': the name is taken or empty; supported are distinct names");
            }
        }
        for (int i = 0; i < graph.getNodeCount(); i++) {
            OnnxNode node = new OnnxNode(graph.getNode(i), i + 1, graph.getNodeCount());
            Operator.of(node).read(node, read);
        }
        Network network = read.network(output.getName());
        checkOutput(output, network.topology().outputShape());
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

    private static boolean isOfOneRow(ValueInfoProto input) {
        TensorShapeProto shape = input.getType().getTensorType().getShape();
        return shape.getDimCount() > 0 && shape.getDim(0).getDimValue() == 1;
    }

    /** The shape of the input; null where the file leaves it open. */
    private static @Nullable Shape declared(ValueInfoProto input) {
        String name = "graph input '" + input.getName() + "'";
        List<TensorShapeProto.Dimension> sizes = sizes(input, name);
        if (sizes.isEmpty() || (sizes.size() == 1 && !sizes.get(0).hasDimValue())) {
            return null;
        }
        if (sizes.size() == 3 && !sizes.stream().allMatch(TensorShapeProto.Dimension::hasDimValue)) {
            throw new OnnxException(name + ": leaves sizes of its images open; supported are fixed ones");
        }
        return shape(sizes, name);
    }

    private static Shape shape(List<TensorShapeProto.Dimension> sizes, String name) {
        List<Long> values =
                sizes.stream().map(TensorShapeProto.Dimension::getDimValue).toList();
        try {
            return new Shape(values.stream().map(Math::toIntExact).toList());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new OnnxException(
                    name + ": sizes " + values + " are impossible; supported are [n, size] and"
                            + " [n, channels, height, width], at least 1 and at most " + Integer.MAX_VALUE + " values",
                    e);
        }
    }

    private static void checkOutput(ValueInfoProto output, Shape shape) {
        String name = "graph output '" + output.getName() + "'";
        List<TensorShapeProto.Dimension> sizes = sizes(output, name);
        for (int i = 0; i < sizes.size(); i++) {
            boolean isSame = sizes.size() == shape.sizes().size()
                    && (!sizes.get(i).hasDimValue()
                            || sizes.get(i).getDimValue() == shape.sizes().get(i));
            if (!isSame) {
                throw new OnnxException(name + ": is not the " + shape + " that its layers make it");
            }
        }
    }

    /** All dimensions but the rows; none where the file does not say. */
    private static List<TensorShapeProto.Dimension> sizes(ValueInfoProto value, String name) {
        if (!value.hasType()) {
            return List.of();
        }
        TypeProto.Tensor type = value.getType().getTensorType();
        if (Precision.of(type.getElemType()).isEmpty()) {
            throw new OnnxException(
                    name + ": element type is " + type.getElemType() + "; supported are 1 (float), 11 (double)");
        }
        if (!type.hasShape()) {
            return List.of();
        }
        List<TensorShapeProto.Dimension> dimensions = type.getShape().getDimList();
        if (dimensions.size() != 2 && dimensions.size() != 4) {
            throw new OnnxException(name + ": has " + dimensions.size()
                    + " dimensions; supported are 2, [n, size], and 4, [n, channels, height, width]");
        }
        return dimensions.subList(1, dimensions.size());
    }
}
