package org.learninggradients.data.read;

import java.io.Serializable;
import org.learninggradients.data.read.cell.BadCells;
import org.learninggradients.data.read.cell.LabelCells;

/** Rows as they were read, consecutive in row order: chunks are ordered by part of the input, then by position in it. Wire form. */
public final class Chunk implements Serializable {
    final long part;
    final long position;
    public final int features;
    public final double[] values;
    public final LabelCells labels;
    public final int[] units;
    final String[] ids;
    final long lines;
    final long blankLines;
    public final BadCells bad;

    /** Values are [rows, features]; units and ids are [rows], or empty where no column has that role. */
    Chunk(
            long part,
            long position,
            int features,
            double[] values,
            LabelCells labels,
            int[] units,
            String[] ids,
            long lines,
            long blankLines,
            BadCells bad) {
        this.part = part;
        this.position = position;
        this.features = features;
        this.values = values;
        this.labels = labels;
        this.units = units;
        this.ids = ids;
        this.lines = lines;
        this.blankLines = blankLines;
        this.bad = bad;
    }

    /** The number of rows. */
    public int rows() {
        return labels.size();
    }
}
