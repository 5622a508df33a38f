package org.learninggradients.data;

import java.io.Serializable;

/** Rows as they were read, consecutive in row order: chunks are ordered by part of the input, then by position in it. Wire form. */
final class Chunk implements Serializable {
    final long part;
    final long position;
    final int features;
    final double[] values;
    final LabelCells labels;
    final String[] ids;
    final long lines;
    final long blankLines;
    final BadCells bad;

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

    int rows() {
        return labels.size();
    }
}
