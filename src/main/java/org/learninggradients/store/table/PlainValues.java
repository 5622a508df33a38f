package org.learninggradients.store.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.learninggradients.store.table.Column.Kind;

/** Values one after the other: Parquet's PLAIN encoding, for real numbers, which hardly ever repeat, and for rare kinds of column. */
final class PlainValues implements ColumnValues {
    /** Size in bytes of the first buffer; it doubles when it is full. */
    private static final int FIRST_BYTES = 1024;

    private final Kind kind;
    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int bits;

    PlainValues(Kind kind) {
        this.kind = kind;
    }

    @Override
    public void add(Object value, int times, Statistics<?> statistics) {
        span(value, statistics);
        for (int i = 0; i < times; i++) {
            switch (kind) {
                case INT -> room(Integer.BYTES).putInt((Integer) value);
                case BIGINT -> room(Long.BYTES).putLong((Long) value);
                case DOUBLE -> room(Double.BYTES).putDouble((Double) value);
                case BOOLEAN -> addBit((Boolean) value);
                case STRING -> addBytes(((String) value).getBytes(StandardCharsets.UTF_8));
                case BINARY -> addBytes((byte[]) value);
            }
        }
    }

    /** Takes a value into the page's statistics. Modified: statistics. */
    void span(Object value, Statistics<?> statistics) {
        switch (kind) {
            case INT -> statistics.updateStats((Integer) value);
            case BIGINT -> statistics.updateStats((Long) value);
            case DOUBLE -> statistics.updateStats((Double) value);
            case BOOLEAN -> statistics.updateStats((Boolean) value);
            case STRING -> statistics.updateStats(Binary.fromString((String) value));
            case BINARY -> statistics.updateStats(Binary.fromConstantByteArray((byte[]) value));
        }
    }

    private void addBytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
    }

    private void addBit(boolean value) {
        int bit = bits++ % Byte.SIZE;
        if (bit == 0) {
            room(1).put((byte) 0);
        }
        int last = bytes.position() - 1;
        bytes.put(last, (byte) (bytes.get(last) | (value ? 1 << bit : 0)));
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int needed = Math.addExact(bytes.position(), more);
            int doubled = (int) Math.min(2L * bytes.capacity(), Integer.MAX_VALUE - Long.BYTES);
            bytes = ByteBuffer.allocate(Math.max(needed, doubled))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(bytes.flip());
        }
        return bytes;
    }

    @Override
    public Encoding encoding() {
        return Encoding.PLAIN;
    }

    @Override
    public BytesInput takePage() {
        BytesInput page = BytesInput.from(bytes.array(), 0, bytes.position());
        bytes.clear();
        bits = 0;
        return page;
    }

    @Override
    public long pageBytes() {
        return bytes.position();
    }

    @Override
    public long memory() {
        return bytes.capacity();
    }
}
