package org.learninggradients.attribution.method;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.attribution.rule.NetworkLayer;

/** (x − r) · multiplier, the mean over references r. */
final class Comparison implements MethodPass {
    private final double[][] repeated;
    private final Multipliers multipliers;

    /** Factors that make an input's difference from a reference its contribution. */
    @FunctionalInterface
    interface Multipliers {
        /** [n, inputs], against this row of the references; scratch memory. */
        DMatrixRMaj of(Examples examples, int reference);
    }

    Comparison(DMatrixRMaj references, Multipliers multipliers) {
        this.repeated = new double[references.numRows][];
        for (int reference = 0; reference < repeated.length; reference++) {
            int first = reference * references.numCols;
            repeated[reference] =
                    NetworkLayer.repeated(Arrays.copyOfRange(references.data, first, first + references.numCols));
        }
        this.multipliers = multipliers;
    }

    @Override
    public void attribute(Examples examples, DMatrixRMaj attributions) {
        attributions.zero();
        for (int reference = 0; reference < repeated.length; reference++) {
            add(examples.X(), repeated[reference], multipliers.of(examples, reference), attributions);
        }
        if (repeated.length > 1) {
            for (int i = 0; i < attributions.getNumElements(); i++) {
                attributions.data[i] /= repeated.length;
            }
        }
    }

    private static void add(DMatrixRMaj X, double[] reference, DMatrixRMaj M, DMatrixRMaj attributions) {
        int total = X.getNumElements();
        for (int start = 0; start < total; start += reference.length) {
            int count = Math.min(reference.length, total - start);
            for (int i = 0; i < count; i++) {
                attributions.data[start + i] += (X.data[start + i] - reference[i]) * M.data[start + i];
            }
        }
    }
}
