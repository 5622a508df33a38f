package org.learninggradients.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** A Parquet file of one table, written row by row. */
final class TableFile implements AutoCloseable {
    /** What an open file holds in memory; several are open at once. */
    private static final long ROW_GROUP_BYTES = 16L << 20;

    private final ParquetWriter<@Nullable Object[]> writer;
    private long rows;

    TableFile(Table table, OutputFile file) throws IOException {
        this.writer = new Builder(file, table)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build();
    }

    /** One value a column, null where there is none. */
    void add(@Nullable Object... row) throws IOException {
        writer.write(row);
        rows++;
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
        private final Table table;

        Builder(OutputFile file, Table table) {
            super(file);
            this.table = table;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration configuration) {
            return new RowSupport(table);
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in the super class, which calls the method above
        protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
            return new RowSupport(table);
        }
    }

    private static final class RowSupport extends WriteSupport<@Nullable Object[]> {
        private final Table table;
        private final Map<String, Binary> encoded = new HashMap<>();
        private @Nullable RecordConsumer consumer;

        RowSupport(Table table) {
            this.table = table;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in the super class
        public WriteContext init(Configuration configuration) {
            List<Type> types = table.columns().stream().map(Column::parquetType).toList();
            return new WriteContext(new MessageType(table.label(), types), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            this.consumer = recordConsumer;
        }

        /** Texts repeat from row to row: names of features, of configurations. */
        private Binary encoded(String text) {
            return encoded.computeIfAbsent(text, Binary::fromString);
        }

        @Override
        public void write(@Nullable Object[] row) {
            RecordConsumer target = java.util.Objects.requireNonNull(consumer);
            target.startMessage();
            for (int i = 0; i < row.length; i++) {
                Object value = row[i];
                if (value != null) {
                    Column column = table.columns().get(i);
                    target.startField(column.name(), i);
                    column.write(value instanceof String text ? encoded(text) : value, target);
                    target.endField(column.name(), i);
                }
            }
            target.endMessage();
        }
    }
}
