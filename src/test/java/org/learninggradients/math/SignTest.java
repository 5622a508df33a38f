package org.learninggradients.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignTest {
    @Test
    void theSmallestNumbersHaveTheSignOfTheLargest() {
        for (double magnitude : new double[] {Double.MIN_VALUE, 1e-310, 1e-300, 1, Double.MAX_VALUE}) {
            assertThat(Sign.of(magnitude)).isEqualTo(1);
            assertThat(Sign.of(-magnitude)).isEqualTo(-1);
            assertThat(Sign.ofMagnitude(magnitude)).isEqualTo(1);
        }
        assertThat(Sign.of(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    }

    @Test
    void zeroHasNone() {
        assertThat(Sign.of(0)).isZero();
        assertThat(Sign.of(-0.0)).isZero();
        assertThat(Sign.ofMagnitude(0)).isZero();
        assertThat(Sign.of(Double.NaN)).isNaN();
    }
}
