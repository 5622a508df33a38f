package org.learninggradients.attribution;

import org.ejml.data.DMatrixRMaj;

/** (x − r) · multiplier, the mean over references r. */
final class Comparison implements Attribution {
    private final DMatrixRMaj references;
    private final Multipliers multipliers;

    /** What a unit of difference between input and reference is worth. */
    @FunctionalInterface
    interface Multipliers {
        /** [n, inputs], against this row of the references; scratch memory. */
        DMatrixRMaj of(Examples examples, int reference);
    }

    Comparison(DMatrixRMaj references, Multipliers multipliers) {
        this.references = references;
        this.multipliers = multipliers;
    }

    @Override
    public void attribute(Examples examples, DMatrixRMaj attributions) {
        attributions.zero();
        for (int reference = 0; reference < references.numRows; reference++) {
            add(examples.X(), reference, multipliers.of(examples, reference), attributions);
        }
        if (references.numRows > 1) {
            for (int i = 0; i < attributions.getNumElements(); i++) {
                attributions.data[i] /= references.numRows;
            }
        }
    }

    private void add(DMatrixRMaj X, int reference, DMatrixRMaj M, DMatrixRMaj attributions) {
        int first = reference * X.numCols;
        for (int row = 0, i = 0; row < X.numRows; row++) {
            for (int feature = 0; feature < X.numCols; feature++, i++) {
                attributions.data[i] += (X.data[i] - references.data[first + feature]) * M.data[i];
            }
        }
    }
}
