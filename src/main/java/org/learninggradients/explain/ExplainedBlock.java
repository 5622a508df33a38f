package org.learninggradients.explain;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.learninggradients.attribution.Explainer;

/** A block of rows, explained by one method. Wire form. */
final class ExplainedBlock implements Serializable {
    final int method;
    final long[] rows;
    final int[] units;
    final double[] outputs;
    final double[] referenceOutputs;
    final double[] errors;
    final boolean[] incomplete;
    final double[] attributions;

    /** What the explainer has just found of these rows; the method by its number. */
    ExplainedBlock(int method, long[] rows, Explainer explainer) {
        int count = rows.length;
        this.method = method;
        this.rows = rows;
        this.units = IntStream.range(0, count).map(explainer::unit).toArray();
        this.outputs = IntStream.range(0, count).mapToDouble(explainer::output).toArray();
        this.referenceOutputs = IntStream.range(0, count)
                .mapToDouble(explainer::referenceOutput)
                .toArray();
        this.errors = IntStream.range(0, count)
                .mapToDouble(explainer::completenessError)
                .toArray();
        this.incomplete = new boolean[count];
        for (int row = 0; row < count; row++) {
            incomplete[row] = explainer.isIncomplete(row);
        }
        this.attributions = Arrays.copyOf(
                explainer.attributions().data, explainer.attributions().getNumElements());
    }
}
