package org.learninggradients.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** The element type of a file's numbers. Networks compute in doubles; many other programs take floats only. */
public enum Precision {
    /** 64 bits: what was trained, to the bit. */
    DOUBLE(DataType.DOUBLE, Double.BYTES) {
        @Override
        void put(ByteBuffer target, double value) {
            target.putDouble(value);
        }

        @Override
        double take(ByteBuffer source) {
            return source.getDouble();
        }

        @Override
        int listed(TensorProto tensor) {
            return tensor.getDoubleDataCount();
        }

        @Override
        double listed(TensorProto tensor, int index) {
            return tensor.getDoubleData(index);
        }
    },
    /** 32 bits: the nearest float of each parameter, infinite beyond ±3.4e38. */
    FLOAT(DataType.FLOAT, Float.BYTES) {
        @Override
        void put(ByteBuffer target, double value) {
            target.putFloat((float) value);
        }

        @Override
        double take(ByteBuffer source) {
            return source.getFloat();
        }

        @Override
        int listed(TensorProto tensor) {
            return tensor.getFloatDataCount();
        }

        @Override
        double listed(TensorProto tensor, int index) {
            return tensor.getFloatData(index);
        }
    };

    private final DataType type;
    private final int bytes;

    Precision(DataType type, int bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    abstract void put(ByteBuffer target, double value);

    abstract double take(ByteBuffer source);

    /** How many numbers the tensor lists outside its raw bytes. */
    abstract int listed(TensorProto tensor);

    abstract double listed(TensorProto tensor, int index);

    /** The element type's number in the format. */
    int type() {
        return type.getNumber();
    }

    /** The precision of this element type; empty for integers, strings and the like. */
    static Optional<Precision> of(int type) {
        return Arrays.stream(values())
                .filter(precision -> precision.type() == type)
                .findFirst();
    }

    /** {@code count} values from {@code start} as the format's raw bytes, little-endian. Not modified: values. */
    ByteString raw(double[] values, int start, int count) {
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.multiplyExact(count, bytes)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = start; i < start + count; i++) {
            put(buffer, values[i]);
        }
        return ByteString.copyFrom(buffer.flip());
    }

    /** How many numbers the tensor holds; −1 when its raw bytes are no whole numbers or when it holds both kinds. */
    int count(TensorProto tensor) {
        int raw = tensor.getRawData().size();
        int listed = listed(tensor);
        if (raw == 0) {
            return listed;
        }
        return listed == 0 && raw % bytes == 0 ? raw / bytes : -1;
    }

    /** The tensor's numbers, widened to double: a new array. */
    double[] values(TensorProto tensor) {
        double[] values = new double[count(tensor)];
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        boolean isRaw = raw.hasRemaining();
        for (int i = 0; i < values.length; i++) {
            values[i] = isRaw ? take(raw) : listed(tensor, i);
        }
        return values;
    }
}
