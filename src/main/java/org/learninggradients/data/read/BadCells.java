package org.learninggradients.data.read;

import java.io.Serializable;
import java.util.Arrays;

/** How many bad cells there are, and the first of them in row order. Wire form. */
public final class BadCells implements Serializable {
    static final int SHOWN = 20;

    private long count;
    private BadCell[] first = new BadCell[0];

    /** One more, after all before. Modified: this. */
    void add(BadCell cell) {
        count++;
        if (first.length < SHOWN) {
            first = Arrays.copyOf(first, first.length + 1);
            first[first.length - 1] = cell;
        }
    }

    /** Those of later rows. Modified: this. */
    public void addAll(BadCells later) {
        long unseen = later.count - later.first.length;
        for (BadCell cell : later.first) {
            add(cell);
        }
        count += unseen;
    }

    public long count() {
        return count;
    }

    public BadCell[] first() {
        return first;
    }
}
