package org.learninggradients.attribute;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.learninggradients.attribution.Attributor;

/** The attributions of a block of rows by one method. Wire form. */
final class AttributedBlock implements Serializable {
    final int method;
    final long[] rows;
    final int[] units;
    final double[] outputs;
    final double[] referenceOutputs;
    final double[] errors;
    final boolean[] incomplete;
    final double[] attributions;

    /**
     * Copies what the attributor has computed for these rows.
     *
     * @param method the number of the method in the request
     * @param rows the numbers of the rows in their table. Not copied.
     */
    AttributedBlock(int method, long[] rows, Attributor attributor) {
        int count = rows.length;
        this.method = method;
        this.rows = rows;
        this.units = IntStream.range(0, count).map(attributor::unit).toArray();
        this.outputs = IntStream.range(0, count).mapToDouble(attributor::output).toArray();
        this.referenceOutputs = IntStream.range(0, count)
                .mapToDouble(attributor::referenceOutput)
                .toArray();
        this.errors = IntStream.range(0, count)
                .mapToDouble(attributor::completenessError)
                .toArray();
        this.incomplete = new boolean[count];
        for (int row = 0; row < count; row++) {
            incomplete[row] = attributor.isIncomplete(row);
        }
        this.attributions = Arrays.copyOf(
                attributor.attributions().data, attributor.attributions().getNumElements());
    }
}
