package org.learninggradients.data.read;

import java.io.Serializable;
import java.util.Arrays;

/** A row of training data that is sorted by its row id. Wire form. */
public final class OneRow implements Serializable {
    private final double[] values;
    private final double labelNumber;
    private final String labelText;

    OneRow(Chunk chunk, int row) {
        this.values = Arrays.copyOfRange(chunk.values, row * chunk.features, (row + 1) * chunk.features);
        this.labelNumber = chunk.labels.number(row);
        this.labelText = chunk.labels.isText(row) ? chunk.labels.text(row) : "";
    }

    /** Adds the cells, with this id, to the row that the chunk has begun. Modified: chunk. */
    void addTo(ChunkBuilder chunk, InputColumns columns, String id) {
        for (int feature = 0; feature < values.length; feature++) {
            chunk.cell(feature, values[feature]);
        }
        int label = columns.number(ColumnRole.LABEL);
        if (labelText.isEmpty()) {
            chunk.cell(label, labelNumber);
        } else {
            chunk.cell(label, labelText);
        }
        chunk.cell(columns.number(ColumnRole.ROW_ID), id);
    }
}
