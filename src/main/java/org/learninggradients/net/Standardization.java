package org.learninggradients.net;

/** The mean and the deviation by which values of one column were standardised: (x − mean) / standardDeviation. */
public record Standardization(double mean, double standardDeviation) {
    public Standardization {
        if (!Double.isFinite(mean) || !Double.isFinite(standardDeviation) || standardDeviation < 0) {
            throw new IllegalArgumentException("mean " + mean + " and standard deviation " + standardDeviation
                    + " are not a finite number and a finite number, at least 0");
        }
    }
}
