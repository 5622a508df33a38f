package org.learninggradients.data.read.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.IOUtils;
import org.learninggradients.data.read.Chunk;
import org.learninggradients.data.read.ChunkBuilder;
import org.learninggradients.data.read.Cuts;
import org.learninggradients.data.read.InputColumns;

/** The rows that begin in a range of a CSV file, chunk by chunk. There is at least one chunk, which may have no rows. */
final class CsvRange implements Iterator<Chunk> {
    private final Configuration configuration;
    private final ByteRanges ranges;
    private final int range;
    private final InputColumns columns;
    private final Cuts cuts;
    private final Lines lines;
    private final CsvCells cells = new CsvCells();
    private int headerCells;
    private int[] positions = new int[0];
    private long line;
    private long chunks;
    private boolean finished;

    CsvRange(Configuration configuration, ByteRanges ranges, int range, InputColumns columns, Cuts cuts) {
        this.configuration = configuration;
        this.ranges = ranges;
        this.range = range;
        this.columns = columns;
        this.cuts = cuts;
        try {
            this.lines = new Lines(configuration, ranges.path(range), ranges.start(range), ranges.length(range));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public boolean hasNext() {
        return !finished;
    }

    @Override
    public Chunk next() {
        ChunkBuilder chunk = new ChunkBuilder(columns, range, chunks++, cuts);
        try {
            if (chunks > 1 || readHeader(chunk)) {
                readRows(chunk);
            }
            if (finished) {
                lines.close();
            }
        } catch (IOException e) {
            IOUtils.closeStream(lines);
            throw unreadable(e);
        }
        return chunk.build();
    }

    private boolean readHeader(ChunkBuilder chunk) throws IOException {
        boolean first = ranges.start(range) == 0;
        try {
            CsvHeader header = CsvHeader.read(configuration, ranges.path(range));
            headerCells = header.names().size();
            positions = header.positions(columns);
        } catch (BadHeaderException e) {
            finished = true;
            if (first) {
                chunk.badPart(String.valueOf(e.getMessage()));
            }
            return false;
        }
        if (first && lines.advance()) {
            count(chunk);
        }
        return true;
    }

    private void readRows(ChunkBuilder chunk) throws IOException {
        while (!chunk.isFull()) {
            if (!lines.advance()) {
                finished = true;
                return;
            }
            count(chunk);
            readRow(chunk);
        }
    }

    private void count(ChunkBuilder chunk) {
        line++;
        chunk.countLine();
    }

    private void readRow(ChunkBuilder chunk) {
        String text;
        chunk.beginRow(line);
        try {
            text = lines.line();
        } catch (CharacterCodingException e) {
            chunk.badRow("is not UTF-8 text");
            return;
        }
        if (text.isBlank()) {
            chunk.countBlankLine();
            return;
        }
        String fault = cells.split(text);
        if (fault != null) {
            chunk.badRow(fault);
        } else if (cells.count() != headerCells) {
            chunk.badRow("has " + cells.count() + (cells.count() == 1 ? " cell" : " cells") + ", the header has "
                    + headerCells);
        } else {
            readCells(chunk);
        }
    }

    private void readCells(ChunkBuilder chunk) {
        for (int column = 0; column < positions.length; column++) {
            chunk.cell(column, cells.cell(positions[column]));
        }
        chunk.endRow();
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException(ranges.path(range) + " cannot be read: " + e.getMessage(), e);
    }
}
