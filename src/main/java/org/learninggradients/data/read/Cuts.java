package org.learninggradients.data.read;

import java.io.Serializable;

/** How much of the input is handled at a time; no result depends on it. Wire form. */
public final class Cuts implements Serializable {
    public static final Cuts USUAL = new Cuts(32L << 20, 4L << 20, 4 << 20);

    private final long rangeBytes;
    private final long fileBytes;
    private final int chunkCells;

    public Cuts(long rangeBytes, long fileBytes, int chunkCells) {
        this.rangeBytes = rangeBytes;
        this.fileBytes = fileBytes;
        this.chunkCells = chunkCells;
    }

    /** Of an uncompressed file, for one reader. */
    public long rangeBytes() {
        return rangeBytes;
    }

    /** That opening a file counts for, when ranges are gathered into tasks of {@link #rangeBytes}. */
    public long fileBytes() {
        return fileBytes;
    }

    /** Values of one chunk of rows. */
    int chunkCells() {
        return chunkCells;
    }
}
