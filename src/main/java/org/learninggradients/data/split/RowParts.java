package org.learninggradients.data.split;

import java.util.Arrays;
import java.util.Iterator;
import org.learninggradients.data.read.Chunk;
import org.learninggradients.learn.Block;
import scala.Tuple2;

/** The rows of one side of a split in one chunk, block by block. Each part is keyed by the number of its first row on that side. */
public final class RowParts implements Iterator<Tuple2<Long, Block>> {
    private final Chunk chunk;
    private final double[] labels;
    private final long firstRowNumber;
    private final int[] rows;
    private final long firstOnSide;
    private final int blockRows;
    private int done;

    /**
     * Takes the chosen rows of a chunk.
     *
     * @param labels of the chunk's rows, encoded
     * @param firstRowNumber the position of the chunk's first row in the whole input
     * @param rows the chosen rows of the chunk, ascending
     * @param firstOnSide the number of the first chosen row on its side
     */
    public RowParts(Chunk chunk, double[] labels, long firstRowNumber, int[] rows, long firstOnSide, int blockRows) {
        this.chunk = chunk;
        this.labels = labels;
        this.firstRowNumber = firstRowNumber;
        this.rows = rows;
        this.firstOnSide = firstOnSide;
        this.blockRows = blockRows;
    }

    @Override
    public boolean hasNext() {
        return done < rows.length;
    }

    @Override
    public Tuple2<Long, Block> next() {
        long first = firstOnSide + done;
        int room = blockRows - (int) (first % blockRows);
        int[] taken = Arrays.copyOfRange(rows, done, Math.min(rows.length, done + room));
        done += taken.length;
        return new Tuple2<>(first, part(Math.toIntExact(first / blockRows), taken));
    }

    private Block part(int index, int[] taken) {
        int features = chunk.features;
        double[] values = new double[taken.length * features];
        for (int i = 0; i < taken.length; i++) {
            System.arraycopy(chunk.values, taken[i] * features, values, i * features, features);
        }
        double[] chosen = Arrays.stream(taken).mapToDouble(row -> labels[row]).toArray();
        long[] numbers =
                Arrays.stream(taken).mapToLong(row -> firstRowNumber + row).toArray();
        int[] units = chunk.units.length == 0
                ? chunk.units
                : Arrays.stream(taken).map(row -> chunk.units[row]).toArray();
        return new Block(index, features, values, chosen, numbers, units);
    }
}
