package org.learninggradients.net;

import java.io.Serializable;

/** The mean and the deviation by which values of one column are standardised: (x − mean) / standardDeviation. */
public record Standardization(double mean, double standardDeviation) implements Serializable {
    /** Leaves values as they are. */
    public static final Standardization NONE = new Standardization(0, 1);

    public Standardization {
        if (!Double.isFinite(mean) || !Double.isFinite(standardDeviation) || standardDeviation < 0) {
            throw new IllegalArgumentException("mean " + mean + " and standard deviation " + standardDeviation
                    + " are not a finite number and a finite number, at least 0");
        }
    }

    /** (x − mean) / standardDeviation. */
    public double apply(double x) {
        return standardized(x, mean, standardDeviation);
    }

    /** (x − mean) / standardDeviation, for those who keep the moments of many columns in arrays. */
    static double standardized(double x, double mean, double standardDeviation) {
        return (x - mean) / standardDeviation;
    }
}
