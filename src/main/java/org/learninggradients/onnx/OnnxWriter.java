package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Optional;
import org.learninggradients.net.Activation;
import org.learninggradients.net.Dense;
import org.learninggradients.net.Layer;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;

/**
 * A model as the bytes of an ONNX file (onnx.ai, "Open Neural Network Exchange", IR version 8, operator set 17): {@code input}
 * [n, inputs] to {@code output} [n, outputs], one node a layer. The same model gives the same bytes.
 *
 * <p>Layer k, counted from 1, is node {@code layer<k>}; a dense one is Y = X·Wᵀ + b as Gemm, with initialisers {@code
 * layer<k>.weight} [units, inputs] and {@code layer<k>.bias} [units].
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
        graph.addInput(value(INPUT, topology.inputs()));
        for (int layer = 0; layer < topology.layers().size(); layer++) {
            addLayer(layer);
        }
        return graph.addOutput(value(OUTPUT, topology.outputs())).build();
    }

    private void addLayer(int number) {
        Layer layer = network.topology().layers().get(number);
        int last = network.topology().layers().size() - 1;
        NodeProto.Builder node = NodeProto.newBuilder()
                .setName(name(number))
                .addInput(number == 0 ? INPUT : name(number - 1) + ".output")
                .addOutput(number == last ? OUTPUT : name(number) + ".output");
        if (layer instanceof Dense dense) {
            addDense(number, dense, node);
        } else {
            node.setOpType(operator((Activation) layer));
        }
        graph.addNode(node);
    }

    private void addDense(int number, Dense dense, NodeProto.Builder node) {
        int weights = network.topology().offset(number);
        TensorProto W = tensor(name(number) + ".weight", weights, dense.units(), dense.inputs());
        TensorProto b = tensor(name(number) + ".bias", weights + dense.biasOffset(), dense.units());
        graph.addInitializer(W).addInitializer(b);
        node.setOpType("Gemm").addInput(W.getName()).addInput(b.getName());
        node.addAttribute(AttributeProto.newBuilder()
                .setName("transB")
                .setType(AttributeProto.AttributeType.INT)
                .setI(1));
    }

    private TensorProto tensor(String name, int start, int... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(precision.type());
        int count = 1;
        for (int size : shape) {
            tensor.addDims(size);
            count *= size;
        }
        return tensor.setRawData(precision.raw(network.parameters(), start, count))
                .build();
    }

    /** A matrix of any number of rows. */
    private ValueInfoProto value(String name, int width) {
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
        value.getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(precision.type())
                .setShape(TensorShapeProto.newBuilder()
                        .addAllDim(List.of(
                                TensorShapeProto.Dimension.newBuilder()
                                        .setDimParam("n")
                                        .build(),
                                TensorShapeProto.Dimension.newBuilder()
                                        .setDimValue(width)
                                        .build())));
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
