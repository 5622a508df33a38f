package org.learninggradients.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learninggradients.math.vector.Exponential;

class ActivationTest {
    @Test
    void knownPointsOfTheCurvesAreMet() {
        assertThat(value(Activation.SIGMOID, 0)).isEqualTo(0.5);
        assertThat(value(Activation.SIGMOID, StrictMath.log(3))).isCloseTo(0.75, within(1e-15));
        assertThat(value(Activation.SIGMOID, -StrictMath.log(3))).isCloseTo(0.25, within(1e-15));
        assertThat(value(Activation.TANH, StrictMath.log(2))).isCloseTo(0.6, within(1e-15));
        assertThat(value(Activation.RELU, -2)).isZero();
        assertThat(value(Activation.RELU, 2)).isEqualTo(2);
        assertThat(value(Activation.IDENTITY, -2)).isEqualTo(-2);
    }

    @Test
    void sigmoidReachesItsLimitsWithoutOverflow() {
        for (double z : new double[] {1000, Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
            assertThat(Exponential.sigmoid(z)).as("sigmoid(%s)", z).isEqualTo(1);
            assertThat(Exponential.sigmoid(-z)).as("sigmoid(%s)", -z).isZero();
        }
        assertThat(Exponential.sigmoid(-720))
                .as("where e⁷²⁰ is not finite")
                .isNotNegative()
                .isLessThan(1e-300);
    }

    @Test
    void sigmoidOfBothSignsAddsUpToOne() {
        for (double z = 0; z < 40; z += 0.37) {
            assertThat(Exponential.sigmoid(z) + Exponential.sigmoid(-z)).isCloseTo(1, within(1e-15));
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void notANumberStaysOne(Activation activation) {
        assertThat(value(activation, Double.NaN)).isNaN();
    }

    @Test
    void reluHasSlopeZeroAtItsKinkAndOneBesideIt() {
        double[] slopes = new double[4];
        double[] a = {0, Double.MIN_VALUE, 1, Double.MAX_VALUE};
        Activation.RELU.multiplyDerivatives(a, new double[] {3, 3, 3, 3}, slopes, a.length);
        assertThat(slopes).containsExactly(0, 3, 3, 3);
    }

    private static double value(Activation activation, double z) {
        double[] a = new double[1];
        activation.values(new double[] {z}, a, 1);
        return a[0];
    }
}
