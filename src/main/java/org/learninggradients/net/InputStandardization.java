package org.learninggradients.net;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How the columns of the data are standardised before they enter a network, one column an input. */
public final class InputStandardization implements Serializable {
    private final double[] means;
    private final double[] standardDeviations;

    private InputStandardization(double[] means, double[] standardDeviations) {
        this.means = means;
        this.standardDeviations = standardDeviations;
    }

    /** Leaves all values as they are. */
    public static InputStandardization none(int inputs) {
        double[] ones = new double[inputs];
        Arrays.fill(ones, 1);
        return new InputStandardization(new double[inputs], ones);
    }

    /** Standardises each input as the list says. IllegalArgumentException when a standard deviation is 0. */
    public static InputStandardization of(List<Standardization> columns) {
        double[] standardDeviations =
                columns.stream().mapToDouble(Standardization::standardDeviation).toArray();
        for (int input = 0; input < standardDeviations.length; input++) {
            if (standardDeviations[input] == 0) {
                throw new IllegalArgumentException("input " + input + " is scaled by a standard deviation of 0");
            }
        }
        double[] means = columns.stream().mapToDouble(Standardization::mean).toArray();
        return new InputStandardization(means, standardDeviations);
    }

    /** The standardisation of each input. */
    public List<Standardization> columns() {
        return IntStream.range(0, means.length)
                .mapToObj(input -> new Standardization(means[input], standardDeviations[input]))
                .toList();
    }

    /**
     * Standardises rows: Z = (X − mean) / standard deviation, column by column.
     *
     * @param X [n, inputs], row by row. Not modified.
     * @param Z [n, inputs] or longer. Modified.
     */
    public void apply(double[] X, double[] Z) {
        for (int at = 0; at < X.length; at += means.length) {
            apply(X, at, Z, at);
        }
    }

    /**
     * Standardises one row: z = (x − mean) / standard deviation, column by column.
     *
     * @param X [n, inputs], row by row. Not modified.
     * @param z [inputs] or longer. Modified.
     */
    public void applyToRow(double[] X, int row, double[] z) {
        apply(X, row * means.length, z, 0);
    }

    private void apply(double[] X, int from, double[] Z, int to) {
        for (int input = 0; input < means.length; input++) {
            Z[to + input] = Standardization.standardized(X[from + input], means[input], standardDeviations[input]);
        }
    }
}
