package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Optional;
import org.learninggradients.net.Network;
import org.learninggradients.net.Node;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Affine;
import org.learninggradients.net.layer.AveragePool;
import org.learninggradients.net.layer.Convolution;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Flatten;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.MaxPool;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Softmax;
import org.learninggradients.net.layer.Sum;
import org.learninggradients.net.layer.Window;

/**
 * Writes a model as the bytes of an ONNX file (onnx.ai, "Open Neural Network Exchange", IR version 8, operator set 17). The graph leads
 * from {@code input} to {@code output}, vectors [n, size] or images [n, channels, height, width]. The same model gives the same bytes.
 *
 * <p>Layer k, counted from 1, is node {@code layer<k>}. An affine layer, Gemm or Conv, has the initialisers {@code layer<k>.weight}
 * [units, inputs] or [units, channels, height, width] and {@code layer<k>.bias} [units].
 */
public final class OnnxWriter {
    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 17;
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    private final Network network;
    private final Precision precision;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");

    private OnnxWriter(Network network, Precision precision) {
        this.network = network;
        this.precision = precision;
    }

    /** The bytes of a file whose numbers have this precision. Not modified: the model. */
    public static byte[] write(OnnxModel model, Precision precision) {
        return write(model.network(), model.metadata().map(MetadataProperties::of), precision);
    }

    /** The bytes of a file of a network to which the metadata belongs. Not modified: the network. */
    public static byte[] write(Network network, Optional<MetadataProperties> metadata, Precision precision) {
        ModelProto.Builder file = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("learning-gradients")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(new OnnxWriter(network, precision).graph());
        metadata.ifPresent(properties -> file.addAllMetadataProps(properties.entries()));
        return file.build().toByteArray();
    }

    private GraphProto graph() {
        Topology topology = network.topology();
        graph.addInput(value(INPUT, topology.inputShape()));
        for (int layer = 0; layer < topology.nodes().size(); layer++) {
            addLayer(layer);
        }
        return graph.addOutput(value(OUTPUT, topology.outputShape())).build();
    }

    private void addLayer(int number) {
        NodeProto.Builder node = NodeProto.newBuilder().setName(name(number));
        Node described = network.topology().nodes().get(number);
        described.inputs().forEach(value -> node.addInput(valueName(value)));
        node.addOutput(valueName(number + 1));
        describe(described.layer(), number, node);
        graph.addNode(node);
    }

    /** The input, the outputs, or what leaves the layer of this number, counted from 1. */
    private String valueName(int value) {
        if (value == network.topology().nodes().size()) {
            return OUTPUT;
        }
        return value == 0 ? INPUT : name(value - 1) + ".output";
    }

    private void describe(Layer layer, int number, NodeProto.Builder node) {
        if (layer instanceof Dense dense) {
            node.setOpType("Gemm");
            addParameters(number, dense, List.of(dense.units(), dense.inputs()), node);
            node.addAttribute(integer("transB", 1));
        } else if (layer instanceof Convolution convolution) {
            Window window = convolution.window();
            node.setOpType("Conv");
            addParameters(
                    number,
                    convolution,
                    List.of(convolution.units(), convolution.input().channels(), window.height(), window.width()),
                    node);
            addWindow(window, node);
        } else if (layer instanceof MaxPool pool) {
            addWindow(pool.window(), node.setOpType("MaxPool"));
        } else if (layer instanceof AveragePool pool && pool.isGlobal()) {
            node.setOpType("GlobalAveragePool");
        } else if (layer instanceof AveragePool pool) {
            addWindow(pool.window(), node.setOpType("AveragePool"));
            node.addAttribute(integer("count_include_pad", pool.countsPadding() ? 1 : 0));
        } else if (layer instanceof Flatten) {
            node.setOpType("Flatten");
        } else if (layer instanceof Softmax) {
            node.setOpType("Softmax");
        } else if (layer instanceof Sum) {
            node.setOpType("Sum");
        } else {
            node.setOpType(operator((Activation) layer));
        }
    }

    private void addParameters(int number, Affine layer, List<Integer> shape, NodeProto.Builder node) {
        int weights = network.topology().offset(number);
        TensorProto W = tensor(name(number) + ".weight", weights, shape);
        TensorProto b = tensor(name(number) + ".bias", weights + layer.biasOffset(), List.of(layer.units()));
        graph.addInitializer(W).addInitializer(b);
        node.addInput(W.getName()).addInput(b.getName());
    }

    private static void addWindow(Window window, NodeProto.Builder node) {
        node.addAttribute(integers("kernel_shape", window.height(), window.width()));
        node.addAttribute(integers("strides", window.rowStride(), window.columnStride()));
        node.addAttribute(integers(
                "pads", window.rowPadding(), window.columnPadding(), window.rowPadding(), window.columnPadding()));
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto integers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    private TensorProto tensor(String name, int start, List<Integer> shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(precision.type());
        int count = 1;
        for (int size : shape) {
            tensor.addDims(size);
            count *= size;
        }
        return tensor.setRawData(precision.raw(network.parameters(), start, count))
                .build();
    }

    /** Any number of examples of this shape. */
    private ValueInfoProto value(String name, Shape shape) {
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
        TypeProto.Tensor.Builder type =
                value.getTypeBuilder().getTensorTypeBuilder().setElemType(precision.type());
        type.getShapeBuilder().addDimBuilder().setDimParam("n");
        for (int size : shape.sizes()) {
            type.getShapeBuilder().addDimBuilder().setDimValue(size);
        }
        return value.build();
    }

    private static String name(int layer) {
        return "layer" + (layer + 1);
    }

    private static String operator(Activation activation) {
        return switch (activation) {
            case SIGMOID -> "Sigmoid";
            case RELU -> "Relu";
            case TANH -> "Tanh";
            case IDENTITY -> "Identity";
        };
    }
}
