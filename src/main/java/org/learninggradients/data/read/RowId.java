package org.learninggradients.data.read;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import scala.Tuple2;

/** Puts rows in the order of their ids. */
public final class RowId {
    private RowId() {}

    /** Sorts the rows by ids as integers, or else as texts by code point. An id that occurs twice is a bad cell. */
    public static JavaRDD<Chunk> sorted(JavaRDD<Chunk> chunks, InputColumns columns, boolean integers, Cuts cuts) {
        IdOrder order = new IdOrder(integers);
        return chunks.flatMapToPair(new RowsOfChunk())
                .sortByKey(order, true, chunks.getNumPartitions())
                .mapPartitionsWithIndex(new ChunksOfRows(columns, order, cuts), false);
    }

    /** Takes a chunk apart into rows with their ids. */
    private static final class RowsOfChunk implements PairFlatMapFunction<Chunk, String, OneRow> {
        @Override
        public Iterator<Tuple2<String, OneRow>> call(Chunk chunk) {
            return IntStream.range(0, chunk.rows())
                    .mapToObj(row -> new Tuple2<>(chunk.ids[row], new OneRow(chunk, row)))
                    .iterator();
        }
    }

    /** Makes chunks of a partition's sorted rows. */
    private static final class ChunksOfRows
            implements Function2<Integer, Iterator<Tuple2<String, OneRow>>, Iterator<Chunk>> {
        private final InputColumns columns;
        private final IdOrder order;
        private final Cuts cuts;

        ChunksOfRows(InputColumns columns, IdOrder order, Cuts cuts) {
            this.columns = columns;
            this.order = order;
            this.cuts = cuts;
        }

        @Override
        public Iterator<Chunk> call(Integer partition, Iterator<Tuple2<String, OneRow>> rows) {
            return new SortedRows(partition, rows, columns, order, cuts);
        }
    }
}
