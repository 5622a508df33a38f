package org.learninggradients.data.read;

import java.io.Serializable;
import java.util.Arrays;
import org.learninggradients.data.read.cell.BadCells;
import org.learninggradients.data.read.cell.LabelCounts;
import org.learninggradients.data.read.cell.NumberGrammar;

/** A chunk without its rows, for the driver: where it stands, its counts, labels, faults and digest. Wire form. */
public final class ChunkSummary implements Serializable {
    final long part;
    final long position;
    public final int rows;
    final long lines;
    final long blankLines;
    public final BadCells bad;
    public final LabelCounts labels;
    public final RowDigest digest;
    final boolean integerIds;

    private ChunkSummary(Chunk chunk) {
        this.part = chunk.part;
        this.position = chunk.position;
        this.rows = chunk.rows();
        this.lines = chunk.lines;
        this.blankLines = chunk.blankLines;
        this.bad = chunk.bad;
        this.labels = LabelCounts.of(chunk.labels);
        this.digest = RowDigest.of(chunk);
        this.integerIds = Arrays.stream(chunk.ids).allMatch(NumberGrammar::isInteger);
    }

    /** Summarises a chunk. */
    public static ChunkSummary of(Chunk chunk) {
        return new ChunkSummary(chunk);
    }
}
