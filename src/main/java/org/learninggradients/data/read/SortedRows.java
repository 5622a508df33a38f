package org.learninggradients.data.read;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.learninggradients.data.read.cell.BadCell;
import scala.Tuple2;

/** Rows in the order of their ids as chunks. An id that occurs twice is a bad cell. */
final class SortedRows implements Iterator<Chunk> {
    private final int partition;
    private final Iterator<Tuple2<String, OneRow>> rows;
    private final InputColumns columns;
    private final IdOrder order;
    private final Cuts cuts;
    private long chunks;
    private @Nullable String last;

    SortedRows(int partition, Iterator<Tuple2<String, OneRow>> rows, InputColumns columns, IdOrder order, Cuts cuts) {
        this.partition = partition;
        this.rows = rows;
        this.columns = columns;
        this.order = order;
        this.cuts = cuts;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Chunk next() {
        ChunkBuilder chunk = new ChunkBuilder(columns, partition, chunks++, cuts);
        while (rows.hasNext() && !chunk.isFull()) {
            Tuple2<String, OneRow> row = rows.next();
            String id = row._1();
            chunk.beginRow(BadCell.NOWHERE);
            row._2().addTo(chunk, columns, id);
            if (last != null && order.compare(last, id) == 0) {
                chunk.bad(
                        columns.number(ColumnRole.ROW_ID),
                        BadCell.shown(id) + " occurs twice; every row needs an id of its own");
            }
            chunk.endRow();
            last = id;
        }
        return chunk.build();
    }
}
