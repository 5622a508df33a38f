package org.learninggradients.data.read.cell;

import java.io.Serializable;
import java.util.Arrays;

/** The number of bad cells, and the first of them in row order. Wire form. */
public final class BadCells implements Serializable {
    /** Bad cells that are kept and listed: as many as fit on a screen. */
    static final int SHOWN = 20;

    private long count;
    private BadCell[] first = new BadCell[0];

    /** Adds a cell after all cells before. Modified: this. */
    public void add(BadCell cell) {
        count++;
        if (first.length < SHOWN) {
            first = Arrays.copyOf(first, first.length + 1);
            first[first.length - 1] = cell;
        }
    }

    /** Adds the cells of later rows. Modified: this. */
    public void addAll(BadCells later) {
        long unseen = later.count - later.first.length;
        for (BadCell cell : later.first) {
            add(cell);
        }
        count += unseen;
    }

    /** The number of all bad cells. */
    public long count() {
        return count;
    }

    /** The first {@value #SHOWN} bad cells, or all where there are fewer. */
    public BadCell[] first() {
        return first;
    }
}
