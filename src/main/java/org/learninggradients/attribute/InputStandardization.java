package org.learninggradients.attribute;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.Standardization;

/** What a network's inputs are of the data's values: (x − mean) / standard deviation. */
public final class InputStandardization implements Serializable {
    private final double[] means;
    private final double[] deviations;

    private InputStandardization(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /** The values themselves. */
    public static InputStandardization none(int inputs) {
        double[] ones = new double[inputs];
        Arrays.fill(ones, 1);
        return new InputStandardization(new double[inputs], ones);
    }

    /** One scale an input. IllegalArgumentException when one of them divides by 0. */
    public static InputStandardization of(List<Standardization> scales) {
        double[] deviations =
                scales.stream().mapToDouble(Standardization::standardDeviation).toArray();
        for (int input = 0; input < deviations.length; input++) {
            if (deviations[input] == 0) {
                throw new IllegalArgumentException("input " + input + " is scaled by a standard deviation of 0");
            }
        }
        return new InputStandardization(
                scales.stream().mapToDouble(Standardization::mean).toArray(), deviations);
    }

    /**
     * X of rows, row by row.
     *
     * @param rows [n, width], whose first values are the inputs. Not modified.
     * @param X [n, inputs]. Modified.
     */
    public void apply(double[] rows, int width, DMatrixRMaj X) {
        for (int row = 0, i = 0; row < X.numRows; row++) {
            for (int input = 0; input < X.numCols; input++, i++) {
                X.data[i] = (rows[row * width + input] - means[input]) / deviations[input];
            }
        }
    }
}
