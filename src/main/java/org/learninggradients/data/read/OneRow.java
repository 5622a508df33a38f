package org.learninggradients.data.read;

import java.io.Serializable;
import java.util.Arrays;

/** A row on its way to its place by row id. Wire form. */
public final class OneRow implements Serializable {
    private final double[] values;
    private final double labelNumber;
    private final String labelText;

    OneRow(Chunk chunk, int row) {
        this.values = Arrays.copyOfRange(chunk.values, row * chunk.features, (row + 1) * chunk.features);
        this.labelNumber = chunk.labels.number(row);
        this.labelText = chunk.labels.isText(row) ? chunk.labels.text(row) : "";
    }

    /** As the row that the chunk has begun. Modified: chunk. */
    void addTo(ChunkBuilder chunk) {
        for (int k = 0; k < values.length; k++) {
            chunk.feature(k, values[k]);
        }
        if (labelText.isEmpty()) {
            chunk.label(labelNumber);
        } else {
            chunk.label(labelText);
        }
    }
}
