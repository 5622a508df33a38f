package org.learninggradients.store.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.learninggradients.store.folder.StagedFile;

/**
 * A Parquet file of one table, written column by column: most columns repeat over many rows, and the others are plain numbers.
 *
 * <p>Parquet's own writer of records takes about three times as long for the table of importance, since it boxes each value and then
 * asks its column whether a page is full. {@code submit/benchmark.sh --only table} measures both.
 */
public final class TableFile implements AutoCloseable {
    /** Size in bytes of the row group that an open file holds in memory. Several files are open at once. */
    private static final long ROW_GROUP_BYTES = 16L << 20;

    private final Table table;
    private final MessageType schema;
    private final CodecFactory codecs;
    private final ParquetFileWriter file;
    private final List<ColumnChunk> chunks = new ArrayList<>();
    private long rowsInGroup;
    private long rows;

    /** Begins the file of a table. */
    public TableFile(Table table, StagedFile staged) throws IOException {
        this.table = table;
        List<Type> types = table.columns().stream().map(Column::parquetType).toList();
        this.schema = new MessageType(table.label(), types);
        this.codecs = new CodecFactory(staged.configuration(), ParquetProperties.DEFAULT_PAGE_SIZE);
        this.file = new ParquetFileWriter(
                staged,
                schema,
                ParquetFileWriter.Mode.CREATE,
                ROW_GROUP_BYTES,
                0,
                ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
                ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
                ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
        file.start();
        startGroup();
    }

    /** Adds rows of this file's table. */
    public void add(Rows added) throws IOException {
        @Nullable Object[] values = added.values();
        long memory = 0;
        for (int i = 0; i < values.length; i++) {
            ColumnChunk chunk = chunks.get(i);
            chunk.add(values[i], added.count());
            memory += chunk.memory();
        }
        rowsInGroup += added.count();
        rows += added.count();
        if (memory >= ROW_GROUP_BYTES) {
            endGroup();
            startGroup();
        }
    }

    private void startGroup() {
        List<ColumnDescriptor> descriptors = schema.getColumns();
        chunks.clear();
        for (int i = 0; i < descriptors.size(); i++) {
            chunks.add(new ColumnChunk(
                    table.columns().get(i).kind(),
                    descriptors.get(i),
                    codecs.getCompressor(CompressionCodecName.ZSTD)));
        }
        rowsInGroup = 0;
    }

    private void endGroup() throws IOException {
        file.startBlock(rowsInGroup);
        for (ColumnChunk chunk : chunks) {
            chunk.write(file);
        }
        file.endBlock();
    }

    /** The number of rows added. */
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            if (rowsInGroup > 0) {
                endGroup();
            }
            file.end(Map.of());
        } finally {
            codecs.release();
        }
    }
}
