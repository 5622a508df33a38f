package org.learninggradients.attribution.method;

import java.io.Serializable;

/**
 * Normal noise on inputs, a function of seed, number of the row in the data, and number of the sample.
 *
 * @param samples how many noisy inputs a row has
 * @param standardDeviation in units of the inputs as the network takes them
 */
record Noise(int samples, double standardDeviation, long seed) implements Serializable {
    public Noise {
        if (samples < 1) {
            throw new IllegalArgumentException("there is at least 1 noisy sample of a row, not " + samples);
        }
        if (!(standardDeviation >= 0 && standardDeviation <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the noise's standard deviation is at least 0 and finite, not " + standardDeviation);
        }
    }
}
