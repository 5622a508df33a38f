package org.learninggradients.data.read;

import java.io.Serializable;

/** How large the pieces are in which input is read. No result depends on them. Wire form. */
public final class Cuts implements Serializable {
    /**
     * Ranges of 32 MiB and chunks of 4 Mi values, which take 32 MiB: little of a task's memory, much beside the cost of starting a task.
     * Opening a file counts for 4 MiB, as in Spark's own readers.
     */
    public static final Cuts USUAL = new Cuts(32L << 20, 4L << 20, 4 << 20);

    private final long rangeBytes;
    private final long fileBytes;
    private final int chunkCells;

    /** Takes the bytes of a range, the bytes that opening a file counts for, and the values of a chunk. */
    public Cuts(long rangeBytes, long fileBytes, int chunkCells) {
        this.rangeBytes = rangeBytes;
        this.fileBytes = fileBytes;
        this.chunkCells = chunkCells;
    }

    /** The bytes of an uncompressed file that are one range. */
    public long rangeBytes() {
        return rangeBytes;
    }

    /** The bytes that opening a file counts for when ranges are gathered into tasks of {@link #rangeBytes}. */
    public long fileBytes() {
        return fileBytes;
    }

    /** The feature values of one chunk of rows, at most, unless a single row has more. */
    int chunkCells() {
        return chunkCells;
    }
}
