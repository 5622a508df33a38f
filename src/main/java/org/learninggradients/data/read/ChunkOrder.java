package org.learninggradients.data.read;

import java.io.Serializable;
import java.util.List;

/** The order of chunks, and how many rows come before each. Wire form. */
public final class ChunkOrder implements Serializable {
    private final long[] parts;
    private final long[] positions;
    private final long[] rowsBefore;

    /** Takes the chunks in row order. */
    public ChunkOrder(List<ChunkSummary> chunks) {
        this.parts = chunks.stream().mapToLong(chunk -> chunk.part).toArray();
        this.positions = chunks.stream().mapToLong(chunk -> chunk.position).toArray();
        this.rowsBefore = new long[parts.length + 1];
        for (int i = 0; i < parts.length; i++) {
            rowsBefore[i + 1] = rowsBefore[i] + chunks.get(i).rows;
        }
    }

    /** The number of a chunk in row order, from 0. */
    public int find(Chunk chunk) {
        int low = 0;
        int high = parts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            boolean after =
                    parts[middle] > chunk.part || (parts[middle] == chunk.part && positions[middle] > chunk.position);
            low = after ? low : middle;
            high = after ? middle - 1 : high;
        }
        return low;
    }

    /** The number of rows before the chunk of this number. */
    public long rowsBefore(int number) {
        return rowsBefore[number];
    }

    /** The number of rows of all chunks. */
    public long rows() {
        return rowsBefore[parts.length];
    }
}
