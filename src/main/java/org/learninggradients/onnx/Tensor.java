package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A constant of a graph: its shape, and its values row by row as doubles. */
final class Tensor {
    private static final int MOST_DIMENSIONS = 8;

    private final List<Integer> shape;
    private final double[] values;

    private Tensor(List<Integer> shape, double[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** The constant that a node takes under this name; refused unless the file holds as many numbers as its shape says. */
    static Tensor of(TensorProto proto, OnnxNode node, String name) {
        checkPlace(proto, node, name);
        Precision precision = Precision.of(proto.getDataType())
                .orElseThrow(() -> node.refusal(
                        name + " has element type " + proto.getDataType() + "; supported are 1 (float), 11 (double)"));
        List<Integer> shape = shape(proto, node, name);
        int needed = shape.stream().reduce(1, (count, size) -> count * size);
        int present = precision.count(proto);
        if (needed != present) {
            throw node.refusal(name + " of shape " + shape + " needs " + needed + " numbers but the file has "
                    + (present < 0 ? "broken ones" : present));
        }
        return new Tensor(shape, precision.values(proto));
    }

    /** The whole numbers of the list that a node takes under this name. */
    static List<Long> integers(TensorProto proto, OnnxNode node, String name) {
        checkPlace(proto, node, name);
        if (proto.getDataType() != TensorProto.DataType.INT64_VALUE) {
            throw node.refusal(name + " has element type " + proto.getDataType() + "; supported is 7 (int64)");
        }
        if (proto.getInt64DataCount() > 0 && !proto.getRawData().isEmpty()) {
            throw node.refusal(name + " has both listed and raw numbers; supported is one of them");
        }
        List<Long> numbers = new ArrayList<>(proto.getInt64DataList());
        ByteBuffer raw = proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        while (raw.remaining() >= Long.BYTES) {
            numbers.add(raw.getLong());
        }
        if (raw.hasRemaining() || !proto.getDimsList().equals(List.of((long) numbers.size()))) {
            throw node.refusal(name + " holds " + numbers.size() + " numbers but its shape is " + proto.getDimsList()
                    + "; supported is one dimension of as many");
        }
        return numbers;
    }

    private static void checkPlace(TensorProto proto, OnnxNode node, String name) {
        if (proto.getDataLocation() != TensorProto.DataLocation.DEFAULT || proto.getExternalDataCount() > 0) {
            throw node.refusal(name + " is in another file; supported are numbers within the file");
        }
    }

    /** In the order of its dimensions. */
    List<Integer> shape() {
        return shape;
    }

    /** The array itself. */
    double[] values() {
        return values;
    }

    /** Values of an [m, n] matrix as those of its transpose [n, m]: a new array. */
    double[] transposed() {
        int rows = shape.get(0);
        int columns = shape.get(1);
        double[] transposed = new double[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = values[i * columns + j];
            }
        }
        return transposed;
    }

    private static List<Integer> shape(TensorProto proto, OnnxNode node, String name) {
        if (proto.getDimsCount() > MOST_DIMENSIONS) {
            throw node.refusal(
                    name + " has " + proto.getDimsCount() + " dimensions; supported are at most " + MOST_DIMENSIONS);
        }
        List<Integer> shape = new ArrayList<>();
        int most = Integer.MAX_VALUE;
        for (long size : proto.getDimsList()) {
            if (size < 1 || size > most) {
                throw node.refusal(name + " of shape " + proto.getDimsList()
                        + " is impossible; supported are sizes from 1, and at most " + Integer.MAX_VALUE + " numbers");
            }
            shape.add((int) size);
            most /= (int) size;
        }
        return shape;
    }
}
