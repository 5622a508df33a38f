package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.List;

/** An ONNX file made by hand, node by node: from {@code x} to {@code y}, unless the test says otherwise. */
final class GraphFile {
    static final int FLOAT = 1;
    static final int INT64 = 7;
    static final int BOOL = 9;
    static final int DOUBLE = 11;

    final ModelProto.Builder model = ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17));
    final GraphProto.Builder graph = model.getGraphBuilder();

    /** From {@code x} to {@code y}, of unknown shape. */
    static GraphFile fromXToY() {
        GraphFile file = new GraphFile();
        file.graph.addInput(ValueInfoProto.newBuilder().setName("x"));
        file.graph.addOutput(ValueInfoProto.newBuilder().setName("y"));
        return file;
    }

    /** From {@code x}, an image, to {@code y}. */
    static GraphFile ofImages(long channels, long height, long width) {
        GraphFile file = fromXToY();
        file.graph.setInput(0, value("x", DOUBLE, 1, channels, height, width));
        return file;
    }

    GraphFile list(String name, long... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(INT64).addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return initializer(tensor);
    }

    GraphFile doubles(String name, List<Long> shape, double... values) {
        graph.addInitializer(tensor(name, shape, values));
        return this;
    }

    GraphFile initializer(TensorProto.Builder tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    GraphFile node(String type, List<String> inputs, String output, AttributeProto.Builder... attributes) {
        NodeProto.Builder node = graph.addNodeBuilder()
                .setOpType(type)
                .setName("the-" + type)
                .addAllInput(inputs)
                .addOutput(output);
        for (AttributeProto.Builder attribute : attributes) {
            node.addAttribute(attribute);
        }
        return this;
    }

    static TensorProto.Builder tensor(String name, List<Long> shape, double... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(DOUBLE).addAllDims(shape);
        for (double value : values) {
            tensor.addDoubleData(value);
        }
        return tensor;
    }

    static TensorProto.Builder raw(String name, int type, List<Long> shape, int bytes) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type)
                .addAllDims(shape)
                .setRawData(ByteString.copyFrom(new byte[bytes]));
    }

    static AttributeProto.Builder integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value);
    }

    static AttributeProto.Builder integers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute;
    }

    static AttributeProto.Builder text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value));
    }

    static AttributeProto.Builder real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value);
    }

    static ValueInfoProto.Builder value(String name, int type, long... shape) {
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
        value.getTypeBuilder().getTensorTypeBuilder().setElemType(type);
        for (long size : shape) {
            value.getTypeBuilder()
                    .getTensorTypeBuilder()
                    .getShapeBuilder()
                    .addDimBuilder()
                    .setDimValue(size);
        }
        return value;
    }

    byte[] bytes() {
        return model.build().toByteArray();
    }

    OnnxModel read() {
        return OnnxReader.read(bytes());
    }
}
