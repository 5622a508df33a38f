package org.learninggradients.data.encode;

import java.io.Serializable;
import java.util.Arrays;
import org.learninggradients.learn.Block;

/** Moments of the training rows of one split, and what was made of every row with them. All arrays are [features]. */
public final class Standardizer implements Serializable {
    private final double[] means;
    private final double[] deviations;
    private final double[] minima;
    private final double[] maxima;
    private final boolean[] constant;
    private final boolean standardize;
    private final double labelMean;
    private final double labelDeviation;

    public Standardizer(ColumnMoments moments, boolean standardize, boolean standardizeLabel) {
        int features = moments.features();
        this.means = Arrays.copyOf(moments.means(), features);
        this.deviations = Arrays.copyOf(moments.deviations(), features);
        this.minima = Arrays.copyOf(moments.minima(), features);
        this.maxima = Arrays.copyOf(moments.maxima(), features);
        this.constant = new boolean[features];
        for (int k = 0; k < features; k++) {
            constant[k] = minima[k] == maxima[k];
        }
        this.standardize = standardize;
        this.labelMean = standardizeLabel ? moments.means()[features] : 0;
        this.labelDeviation = standardizeLabel ? moments.deviations()[features] : 1;
    }

    /** Means of the columns. */
    public double[] means() {
        return means;
    }

    /** Population standard deviations of the columns; 1 where the column is constant. */
    public double[] deviations() {
        return deviations;
    }

    /** Smallest values of the columns. */
    public double[] minima() {
        return minima;
    }

    /** Largest values of the columns. */
    public double[] maxima() {
        return maxima;
    }

    /** Whether smallest and largest value are the same. */
    public boolean[] constant() {
        return constant;
    }

    /** What was subtracted from every value of a column: its mean, or 0 where nothing is standardised. */
    public double[] centers() {
        return standardize ? means : new double[means.length];
    }

    /** What every value of a column was then divided by: its deviation, or 1 where nothing is standardised. */
    public double[] scales() {
        double[] scales = deviations;
        if (!standardize) {
            scales = new double[deviations.length];
            Arrays.fill(scales, 1);
        }
        return scales;
    }

    /** What was subtracted from every label: 0 unless it is the standardised one of a regression. */
    public double labelMean() {
        return labelMean;
    }

    /** What every label was then divided by: 1 unless it is the standardised one of a regression. */
    public double labelDeviation() {
        return labelDeviation;
    }

    /** (x − center) / scale of every value and label. Not modified: raw. */
    public Block apply(Block raw) {
        double[] values = raw.values();
        if (standardize) {
            int features = raw.features();
            values = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (raw.values()[i] - means[i % features]) / deviations[i % features];
            }
        }
        double[] labels = new double[raw.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = (raw.labels()[row] - labelMean) / labelDeviation;
        }
        return raw.with(values, labels);
    }
}
