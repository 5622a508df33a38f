package org.learninggradients.attribution.method;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Products;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Network;

/**
 * Mean and variance of d out/dx over noisy inputs, updated sample by sample (Welford, Technometrics 4, 1962). Scratch memory, reused
 * from block to block; one thread's.
 */
final class NoisyGradients {
    private final Noise noise;
    private final OutputGradient gradient;
    private final DMatrixRMaj mean = new DMatrixRMaj(1, 1);
    private final DMatrixRMaj squares = new DMatrixRMaj(1, 1);

    NoisyGradients(Noise noise, Network attributed, Products products) {
        this.noise = noise;
        this.gradient = new OutputGradient(attributed, products);
    }

    /** The mean over the last samples [n, inputs]. */
    DMatrixRMaj mean() {
        return mean;
    }

    /** The sum of squared deviations from the mean over the last samples [n, inputs]. */
    DMatrixRMaj squares() {
        return squares;
    }

    /** Samples around these examples. */
    void sample(Examples examples) {
        DMatrixRMaj X = examples.X();
        mean.reshape(X.numRows, X.numCols);
        mean.zero();
        squares.reshape(X.numRows, X.numCols);
        squares.zero();
        for (int sample = 0; sample < noise.samples(); sample++) {
            disturb(X, examples.rows(), sample, gradient.inputs(X.numRows));
            add(gradient.of(examples.units()).data, sample + 1);
        }
    }

    /** Modified: disturbed. */
    private void disturb(DMatrixRMaj X, long[] rows, int sample, DMatrixRMaj disturbed) {
        for (int row = 0, i = 0; row < X.numRows; row++) {
            RandomStream stream = RandomStream.of(noise.seed(), rows[row], sample);
            for (int feature = 0; feature < X.numCols; feature++, i++) {
                disturbed.data[i] = Math.fma(noise.standardDeviation(), stream.nextGaussian(), X.data[i]);
            }
        }
    }

    private void add(double[] slopes, int count) {
        for (int i = 0; i < mean.getNumElements(); i++) {
            double deviation = slopes[i] - mean.data[i];
            mean.data[i] += deviation / count;
            squares.data[i] = Math.fma(deviation, slopes[i] - mean.data[i], squares.data[i]);
        }
    }
}
