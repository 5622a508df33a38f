package org.learninggradients.math.vector;

/** Where a tile writes its last four rows of C when C's rows are no multiple of four: a quad of rows is always whole. */
public enum LastRows {
    /** Over the rows before them, to the same bits. */
    OVERLAP,
    /** Behind the rows before them, as they must where C is the S of a later call. */
    FOLLOW
}
