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

/** Values that repeat, as places in a dictionary of the row group, in runs: Parquet's RLE_DICTIONARY. */
final class DictionaryValues implements ColumnValues {
    private static final int MEMORY_OF_ENTRY = 64;
    private static final int FIRST_RUNS = 64;
    private static final int FIRST_BYTES = 64;
    private static final int MOST_BYTES = 1 << 20;

    private final Map<Object, Integer> places = new HashMap<>();
    private final PlainValues entries;
    private final BitSet onPage = new BitSet();
    private int[] runPlaces = new int[FIRST_RUNS];
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
        if (runs == runPlaces.length) {
            runPlaces = Arrays.copyOf(runPlaces, 2 * runs);
            runLengths = Arrays.copyOf(runLengths, 2 * runs);
        }
        runPlaces[runs] = place(value, statistics);
        runLengths[runs++] = times;
        latest = value;
    }

    private int place(Object value, Statistics<?> statistics) {
        Integer known = places.get(value);
        if (known == null) {
            known = places.size();
            places.put(value, known);
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
        int width = BytesUtils.getWidthFromMaxInt(places.size() - 1);
        try (RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(width, FIRST_BYTES, MOST_BYTES, new HeapByteBufferAllocator())) {
            for (int run = 0; run < runs; run++) {
                for (int i = 0; i < runLengths[run]; i++) {
                    encoder.writeInt(runPlaces[run]);
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

    /** Whether there was no value at all. */
    boolean isEmpty() {
        return places.isEmpty();
    }

    /** The dictionary, not compressed, once all pages are taken. */
    DictionaryPage takeDictionary() {
        return new DictionaryPage(entries.takePage(), places.size(), Encoding.PLAIN);
    }

    @Override
    public long pageBytes() {
        return 2L * Integer.BYTES * runs;
    }

    @Override
    public long memory() {
        return entries.memory() + (long) MEMORY_OF_ENTRY * places.size() + pageBytes();
    }
}
