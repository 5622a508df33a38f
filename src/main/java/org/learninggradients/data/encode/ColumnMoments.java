package org.learninggradients.data.encode;

import org.learninggradients.net.Standardization;

/**
 * Moments of one column over the training rows of a split.
 *
 * @param mean of the values; the value itself where the column is constant
 * @param squares Σ (x − mean)²
 * @param standardDeviation √(squares / rows)
 */
public record ColumnMoments(double mean, double squares, double standardDeviation, double minimum, double maximum) {
    /** Whether the smallest and the largest value are the same. */
    public boolean isConstant() {
        return minimum == maximum;
    }

    /** How the column is standardised: a constant column is centred and not scaled. */
    public Standardization standardization() {
        return new Standardization(mean, isConstant() ? 1 : standardDeviation);
    }
}
