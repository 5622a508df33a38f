package org.learninggradients.store.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.jspecify.annotations.Nullable;
import org.learninggradients.store.table.Column.Kind;

/** Values that repeat, as runs of codes into a dictionary of the row group: Parquet's RLE_DICTIONARY encoding. */
final class DictionaryValues implements ColumnValues {
    /** Estimate in bytes of what a hash map needs for an entry: the map's node, the boxed code and the header of the value. */
    private static final int MEMORY_OF_ENTRY = 64;

    /** Number of runs that the first arrays hold; they double when they are full. */
    private static final int FIRST_RUNS = 64;

    /** Smallest and largest size in bytes of the encoder's buffers. */
    private static final int FIRST_BYTES = 64;

    private static final int MOST_BYTES = 1 << 20;

    private final Map<Object, Integer> codes = new HashMap<>();
    private final PlainValues entries;
    private final BitSet onPage = new BitSet();
    private int[] runCodes = new int[FIRST_RUNS];
    private int[] runLengths = new int[FIRST_RUNS];
    private int runs;
    private @Nullable Object latest;

    DictionaryValues(Kind kind) {
        this.entries = new PlainValues(kind);
    }

    @Override
    public void add(Object value, int times, Statistics<?> statistics) {
        if (value == latest) {
            runLengths[runs - 1] += times;
            return;
        }
        if (runs == runCodes.length) {
            runCodes = Arrays.copyOf(runCodes, 2 * runs);
            runLengths = Arrays.copyOf(runLengths, 2 * runs);
        }
        runCodes[runs] = code(value, statistics);
        runLengths[runs++] = times;
        latest = value;
    }

    private int code(Object value, Statistics<?> statistics) {
        Integer known = codes.get(value);
        if (known == null) {
            known = codes.size();
            codes.put(value, known);
            entries.add(value, 1, statistics);
            onPage.set(known);
        } else if (!onPage.get(known)) {
            entries.span(value, statistics);
            onPage.set(known);
        }
        return known;
    }

    @Override
    public Encoding encoding() {
        return runs == 0 ? Encoding.PLAIN : Encoding.RLE_DICTIONARY;
    }

    @Override
    public BytesInput takePage() throws IOException {
        if (runs == 0) {
            return BytesInput.empty();
        }
        int width = BytesUtils.getWidthFromMaxInt(codes.size() - 1);
        try (RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(width, FIRST_BYTES, MOST_BYTES, new HeapByteBufferAllocator())) {
            for (int run = 0; run < runs; run++) {
                for (int i = 0; i < runLengths[run]; i++) {
                    encoder.writeInt(runCodes[run]);
                }
            }
            runs = 0;
            latest = null;
            onPage.clear();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(width);
            encoder.toBytes().writeAllTo(bytes);
            return BytesInput.from(bytes);
        }
    }

    /** Whether no value was ever added. */
    boolean isEmpty() {
        return codes.isEmpty();
    }

    /** The dictionary, not compressed. To be taken after all pages. */
    DictionaryPage takeDictionary() {
        return new DictionaryPage(entries.takePage(), codes.size(), Encoding.PLAIN);
    }

    @Override
    public long pageBytes() {
        return 2L * Integer.BYTES * runs;
    }

    @Override
    public long memory() {
        return entries.memory() + (long) MEMORY_OF_ENTRY * codes.size() + pageBytes();
    }
}
