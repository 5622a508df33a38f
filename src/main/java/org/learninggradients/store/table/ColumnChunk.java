package org.learninggradients.store.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.jspecify.annotations.Nullable;
import org.learninggradients.store.table.Column.Kind;

/** One column of a row group on its way into a file. Values fill a page, which is encoded and compressed when it is full. */
final class ColumnChunk {
    /** Number of rows that fill a page, as in Parquet's own writer: a filter skips pages of this size. */
    private static final int PAGE_ROWS = 20_000;

    /** Size in bytes, before compression, that fills a page, as in Parquet's own writer. */
    private static final int PAGE_BYTES = 1 << 20;

    /** Size in bytes of the first buffer for the levels of a page. */
    private static final int FIRST_BYTES = 64;

    private record Page(int rows, int size, BytesInput compressed, Statistics<?> statistics, Encoding encoding) {}

    private final ColumnDescriptor descriptor;
    private final BytesInputCompressor compressor;
    private final ColumnValues values;
    private final List<Page> pages = new ArrayList<>();
    private final BitSet absent = new BitSet();
    private Statistics<?> statistics;
    private int rows;
    private long rowsInPages;
    private long bytesInPages;

    ColumnChunk(Kind kind, ColumnDescriptor descriptor, BytesInputCompressor compressor) {
        this.descriptor = descriptor;
        this.compressor = compressor;
        this.values = switch (kind) {
            case INT, BIGINT, STRING -> new DictionaryValues(kind);
            case DOUBLE, BOOLEAN, BINARY -> new PlainValues(kind);
        };
        this.statistics = Statistics.createStats(descriptor.getPrimitiveType());
    }

    /**
     * Adds the values of further rows.
     *
     * @param given one value for all of these rows, or an array with one for each; null, and a number that is not finite, is absent
     */
    void add(@Nullable Object given, int count) throws IOException {
        if (given instanceof double[] numbers) {
            for (int i = 0; i < count; i++) {
                addValue(numbers[i], 1);
            }
        } else if (given instanceof int[] numbers) {
            for (int i = 0; i < count; i++) {
                addValue(numbers[i], 1);
            }
        } else if (given instanceof Object[] objects) {
            for (int i = 0; i < count; i++) {
                addValue(objects[i], 1);
            }
        } else {
            addValue(given, count);
        }
        if (rows >= PAGE_ROWS || values.pageBytes() >= PAGE_BYTES) {
            endPage();
        }
    }

    private void addValue(@Nullable Object value, int times) {
        if (value == null || (value instanceof Double number && !Double.isFinite(number))) {
            absent.set(rows, rows + times);
            statistics.incrementNumNulls(times);
        } else {
            values.add(value, times, statistics);
        }
        rows += times;
    }

    private void endPage() throws IOException {
        BytesInput levels = levels();
        Encoding encoding = values.encoding();
        BytesInput page = BytesInput.concat(BytesInput.fromInt((int) levels.size()), levels, values.takePage());
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        compressor.compress(page).writeAllTo(compressed);
        pages.add(new Page(rows, (int) page.size(), BytesInput.from(compressed), statistics, encoding));
        absent.clear();
        statistics = Statistics.createStats(descriptor.getPrimitiveType());
        rowsInPages += rows;
        bytesInPages += compressed.size();
        rows = 0;
    }

    /** Runs of ones for rows of the page that have a value, and of zeros for rows that have none. */
    private BytesInput levels() throws IOException {
        if (absent.isEmpty()) {
            return BytesInput.concat(BytesInput.fromUnsignedVarInt(rows << 1), BytesInput.from(new byte[] {1}));
        }
        try (RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(1, FIRST_BYTES, PAGE_BYTES, new HeapByteBufferAllocator())) {
            for (int row = 0; row < rows; row++) {
                encoder.writeInt(absent.get(row) ? 0 : 1);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            encoder.toBytes().writeAllTo(bytes);
            return BytesInput.from(bytes);
        }
    }

    /** Writes the whole column, once all values are added. */
    void write(ParquetFileWriter file) throws IOException {
        if (rows > 0) {
            endPage();
        }
        file.startColumn(descriptor, rowsInPages, compressor.getCodecName());
        if (values instanceof DictionaryValues dictionary && !dictionary.isEmpty()) {
            DictionaryPage plain = dictionary.takeDictionary();
            file.writeDictionaryPage(new DictionaryPage(
                    compressor.compress(plain.getBytes()),
                    plain.getUncompressedSize(),
                    plain.getDictionarySize(),
                    plain.getEncoding()));
        }
        for (Page page : pages) {
            file.writeDataPage(
                    page.rows,
                    page.size,
                    page.compressed,
                    page.statistics,
                    page.rows,
                    Encoding.RLE,
                    Encoding.RLE,
                    page.encoding);
        }
        file.endColumn();
    }

    /** Estimate of the memory that the column holds, in bytes. */
    long memory() {
        return bytesInPages + values.memory();
    }
}
