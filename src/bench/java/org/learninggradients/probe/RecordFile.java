package org.learninggradients.probe;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.learninggradients.store.table.Column;
import org.learninggradients.store.table.Column.Kind;
import org.learninggradients.store.table.Table;

/** Writes a table's file by Parquet's own writer of records, with the codec, encodings and row groups of this project's files. */
final class RecordFile extends ParquetWriter.Builder<Object[], RecordFile> {
    private static final long ROW_GROUP_BYTES = 16L << 20;

    private final Table table;

    private RecordFile(Table table, OutputFile file) {
        super(file);
        this.table = table;
    }

    /** Begins a file; a record has one value for each column. */
    static ParquetWriter<Object[]> open(Table table, OutputFile file) throws IOException {
        RecordFile builder = new RecordFile(table, file)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES);
        for (Column<?> column : table.columns()) {
            builder.withDictionaryEncoding(column.name(), column.kind() != Kind.DOUBLE);
        }
        return builder.build();
    }

    @Override
    protected RecordFile self() {
        return this;
    }

    @Override
    @SuppressWarnings("deprecation") // the only form that every writer must have
    protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
        return new Records(table);
    }

    private static final class Records extends WriteSupport<Object[]> {
        private final List<Column<?>> columns;
        private final MessageType schema;
        private @Nullable RecordConsumer consumer;

        Records(Table table) {
            this.columns = table.columns();
            this.schema = new MessageType(
                    table.label(), columns.stream().map(Records::type).toList());
        }

        private static Type type(Column<?> column) {
            return switch (column.kind()) {
                case INT -> Types.optional(PrimitiveTypeName.INT32).named(column.name());
                case BIGINT -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
                case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
                case STRING ->
                    Types.optional(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(column.name());
                case BOOLEAN, BINARY ->
                    throw new IllegalArgumentException("the probe writes no column of kind " + column.kind());
            };
        }

        @Override
        @SuppressWarnings("deprecation") // the only form that every writer must have
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer given) {
            consumer = given;
        }

        @Override
        public void write(Object[] values) {
            RecordConsumer out = Objects.requireNonNull(consumer);
            out.startMessage();
            for (int i = 0; i < values.length; i++) {
                out.startField(columns.get(i).name(), i);
                add(values[i], out);
                out.endField(columns.get(i).name(), i);
            }
            out.endMessage();
        }

        private static void add(Object value, RecordConsumer out) {
            if (value instanceof Integer number) {
                out.addInteger(number);
            } else if (value instanceof Long number) {
                out.addLong(number);
            } else if (value instanceof Double number) {
                out.addDouble(number);
            } else {
                out.addBinary((Binary) value);
            }
        }
    }
}
