package org.learninggradients.explain;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.onnx.Scale;

/** What a network's inputs are of the data's values: (x − mean) / standard deviation. */
public final class Scaling implements Serializable {
    private final double[] means;
    private final double[] deviations;

    private Scaling(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /** The values themselves. */
    public static Scaling none(int inputs) {
        double[] ones = new double[inputs];
        Arrays.fill(ones, 1);
        return new Scaling(new double[inputs], ones);
    }

    /** One scale an input. IllegalArgumentException when one of them divides by 0. */
    public static Scaling of(List<Scale> scales) {
        double[] deviations =
                scales.stream().mapToDouble(Scale::standardDeviation).toArray();
        for (int input = 0; input < deviations.length; input++) {
            if (deviations[input] == 0) {
                throw new IllegalArgumentException("input " + input + " is scaled by a standard deviation of 0");
            }
        }
        return new Scaling(scales.stream().mapToDouble(Scale::mean).toArray(), deviations);
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
