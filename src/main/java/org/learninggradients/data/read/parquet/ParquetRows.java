package org.learninggradients.data.read.parquet;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.learninggradients.data.read.Chunk;
import org.learninggradients.data.read.ChunkBuilder;
import org.learninggradients.data.read.Cuts;
import org.learninggradients.data.read.InputColumns;

/** Rows of Parquet files as chunks. A chunk ends where the next row does not follow in the same file, or where the chunk is full. */
final class ParquetRows implements Iterator<Chunk> {
    private final Iterator<Row> rows;
    private final InputColumns columns;
    private final String[] locations;
    private final Cuts cuts;
    private @Nullable Row ahead;

    /**
     * Takes rows of cells, each followed by the location of the row's file and the row's position in the file. Locations are in the
     * order of the files.
     */
    ParquetRows(Iterator<Row> rows, InputColumns columns, String[] locations, Cuts cuts) {
        this.rows = rows;
        this.columns = columns;
        this.locations = locations;
        this.cuts = cuts;
        this.ahead = nextRow();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Chunk next() {
        Row row = ahead;
        if (row == null) {
            throw new NoSuchElementException("no row is left");
        }
        String location = location(row);
        long position = position(row);
        ChunkBuilder chunk = new ChunkBuilder(columns, file(location), position, cuts);
        while (row != null
                && !chunk.isFull()
                && position(row) == position
                && location(row).equals(location)) {
            readRow(row, chunk);
            position++;
            row = nextRow();
        }
        ahead = row;
        return chunk.build();
    }

    private void readRow(Row row, ChunkBuilder chunk) {
        chunk.beginRow(position(row));
        for (int column = 0; column < columns.count(); column++) {
            Object cell = row.get(column);
            if (cell == null) {
                chunk.bad(column, "is null; every row needs a value");
            } else if (cell instanceof Double number) {
                chunk.cell(column, number);
            } else {
                chunk.cell(column, (String) cell);
            }
        }
        chunk.endRow();
    }

    private @Nullable Row nextRow() {
        return rows.hasNext() ? rows.next() : null;
    }

    private String location(Row row) {
        return row.getString(columns.count());
    }

    private long position(Row row) {
        return row.getLong(columns.count() + 1);
    }

    private int file(String location) {
        int file = Arrays.asList(locations).indexOf(location);
        if (file < 0) {
            throw new IllegalStateException(location + " is none of the " + locations.length + " files of the input");
        }
        return file;
    }
}
