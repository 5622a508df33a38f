package org.learninggradients.data.read;

import java.io.Serializable;

/** Rows as they were read, consecutive in row order: chunks are ordered by part of the input, then by position in it. Wire form. */
public final class Chunk implements Serializable {
    final long part;
    final long position;
    public final int features;
    public final double[] values;
    public final LabelCells labels;
    final String[] ids;
    final long lines;
    final long blankLines;
    public final BadCells bad;

    /** Values are [rows, features]; ids are empty where no column is the row id. */
    Chunk(
            long part,
            long position,
            int features,
            double[] values,
            LabelCells labels,
            String[] ids,
            long lines,
            long blankLines,
            BadCells bad) {
        this.part = part;
        this.position = position;
        this.features = features;
        this.values = values;
        this.labels = labels;
        this.ids = ids;
        this.lines = lines;
        this.blankLines = blankLines;
        this.bad = bad;
    }

    public int rows() {
        return labels.size();
    }
}
