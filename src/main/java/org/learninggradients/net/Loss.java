package org.learninggradients.net;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.vector.Exponential;
import org.learninggradients.text.Labels;

/**
 * Loss of one example from its outputs y and targets t, and its derivative by y. A training loss is the mean over a batch's
 * examples.
 */
public enum Loss {
    /** ½ Σ (y − t)², derivative y − t (Reyes-Ochoa &amp; López-Aguayo 2020, arXiv 2012.03188, eq. 4). */
    MSE {
        @Override
        double example(double[] y, double[] t, double[] dY, int start, int width) {
            double sum = 0;
            for (int i = start; i < start + width; i++) {
                double error = y[i] - t[i];
                dY[i] = error;
                sum = Math.fma(error, error, sum);
            }
            return sum / 2;
        }
    },
    /** On a logit y: −t ln σ(y) − (1−t) ln(1−σ(y)) = max(y, 0) − y·t + ln(1 + e^−|y|), derivative σ(y) − t; summed over outputs. */
    BINARY_CROSS_ENTROPY {
        @Override
        void exponents(double[] y, double[] dY, int start, int width) {
            for (int i = start; i < start + width; i++) {
                dY[i] = -Math.abs(y[i]);
            }
        }

        @Override
        double example(double[] y, double[] t, double[] dY, int start, int width) {
            double sum = 0;
            for (int i = start; i < start + width; i++) {
                double logit = y[i];
                double power = dY[i];
                dY[i] = (logit < 0 ? power : 1) / (1 + power) - t[i];
                sum += (logit < 0 ? 0 : logit) - logit * t[i] + StrictMath.log1p(power);
            }
            return sum;
        }
    },
    /** On logits y: ln Σ e^y − Σ t·y with Σ t = 1, all y less the largest, derivative softmax(y) − t. */
    SOFTMAX_CROSS_ENTROPY {
        @Override
        void exponents(double[] y, double[] dY, int start, int width) {
            double largest = largest(y, start, width);
            for (int i = start; i < start + width; i++) {
                dY[i] = y[i] - largest;
            }
        }

        @Override
        double example(double[] y, double[] t, double[] dY, int start, int width) {
            double largest = largest(y, start, width);
            double total = 0;
            for (int i = start; i < start + width; i++) {
                total += dY[i];
            }
            double loss = StrictMath.log(total);
            for (int i = start; i < start + width; i++) {
                dY[i] = dY[i] / total - t[i];
                loss -= t[i] * (y[i] - largest);
            }
            return loss;
        }
    };

    /** Writes the exponents whose powers of e the loss needs. Modified: dY from {@code start}. */
    void exponents(double[] y, double[] dY, int start, int width) {}

    /** The loss of the example whose outputs, targets and powers of e are at start..start+width−1. Modified: dY, to the derivative. */
    abstract double example(double[] y, double[] t, double[] dY, int start, int width);

    /**
     * The loss and its derivative, example by example.
     *
     * @param Y outputs [n, outputs]. Not modified.
     * @param T targets [n, outputs]. Not modified.
     * @param losses of each example, at least n long. Modified.
     * @param dY [n, outputs]. Modified.
     */
    public void evaluate(DMatrixRMaj Y, DMatrixRMaj T, double[] losses, DMatrixRMaj dY) {
        if (takesLogits()) {
            for (int n = 0; n < Y.numRows; n++) {
                exponents(Y.data, dY.data, n * Y.numCols, Y.numCols);
            }
            Exponential.exp(dY.data, dY.data, Y.getNumElements());
        }
        for (int n = 0; n < Y.numRows; n++) {
            losses[n] = example(Y.data, T.data, dY.data, n * Y.numCols, Y.numCols);
        }
    }

    private static double largest(double[] y, int start, int width) {
        double largest = y[start];
        for (int i = start + 1; i < start + width; i++) {
            largest = y[i] > largest ? y[i] : largest;
        }
        return largest;
    }

    /** The output from which on the second of two classes is the answer. */
    public double threshold() {
        return this == MSE ? 0.5 : 0;
    }

    /** Whether it takes outputs before sigmoid or softmax. */
    public boolean takesLogits() {
        return this != MSE;
    }

    /** The name in settings and tables. */
    public String label() {
        return Labels.of(this);
    }
}
