package org.learninggradients.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    @Test
    void knownPointsOfTheCurvesAreMet() {
        assertThat(Activation.SIGMOID.value(0)).isEqualTo(0.5);
        assertThat(Activation.SIGMOID.value(StrictMath.log(3))).isCloseTo(0.75, within(1e-15));
        assertThat(Activation.SIGMOID.value(-StrictMath.log(3))).isCloseTo(0.25, within(1e-15));
        assertThat(Activation.TANH.value(StrictMath.log(2))).isCloseTo(0.6, within(1e-15));
        assertThat(Activation.RELU.value(-2)).isZero();
        assertThat(Activation.RELU.value(2)).isEqualTo(2);
        assertThat(Activation.IDENTITY.value(-2)).isEqualTo(-2);
    }

    @Test
    void sigmoidReachesItsLimitsWithoutOverflow() {
        for (double z : new double[] {1000, Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
            assertThat(Activation.sigmoid(z)).as("sigmoid(%s)", z).isEqualTo(1);
            assertThat(Activation.sigmoid(-z)).as("sigmoid(%s)", -z).isZero();
        }
        assertThat(Activation.sigmoid(-720))
                .as("where e⁷²⁰ is not finite")
                .isPositive()
                .isLessThan(1e-300);
    }

    @Test
    void sigmoidOfBothSignsAddsUpToOne() {
        for (double z = 0; z < 40; z += 0.37) {
            assertThat(Activation.sigmoid(z) + Activation.sigmoid(-z)).isCloseTo(1, within(1e-15));
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void notANumberStaysOne(Activation activation) {
        assertThat(activation.value(Double.NaN)).isNaN();
    }

    @Test
    void reluHasSlopeZeroAtItsKink() {
        assertThat(Activation.RELU.derivative(Activation.RELU.value(0))).isZero();
        assertThat(Activation.RELU.derivative(Activation.RELU.value(Double.MIN_VALUE)))
                .isEqualTo(1);
    }
}
