package org.learninggradients.data;

import java.io.Serializable;

/** How much of the input is handled at a time; no result depends on it. Wire form. */
final class Cuts implements Serializable {
    static final Cuts USUAL = new Cuts(32L << 20, 4L << 20, 4 << 20);

    private final long rangeBytes;
    private final long fileBytes;
    private final int chunkCells;

    Cuts(long rangeBytes, long fileBytes, int chunkCells) {
        this.rangeBytes = rangeBytes;
        this.fileBytes = fileBytes;
        this.chunkCells = chunkCells;
    }

    /** Of an uncompressed file, for one reader. */
    long rangeBytes() {
        return rangeBytes;
    }

    /** That opening a file counts for, when ranges are gathered into tasks of {@link #rangeBytes}. */
    long fileBytes() {
        return fileBytes;
    }

    /** Values of one chunk of rows. */
    int chunkCells() {
        return chunkCells;
    }
}
