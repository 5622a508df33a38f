package org.learninggradients.net.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

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

    @ParameterizedTest
    @EnumSource(Activation.class)
    void aMeanSlopeIsTheDifferenceOverTheStep(Activation activation) {
        for (double z = -3; z <= 3; z += 0.43) {
            for (double step : new double[] {-40, -2, -0.5, 0.25, 1, 30}) {
                double expected = (value(activation, z + step) - value(activation, z)) / step;
                assertThat(slope(activation, z, step))
                        .as("from %s by %s", z, step)
                        .isCloseTo(expected, within(2e-15));
            }
        }
    }

    /** To fourteen digits the slope in the middle, of which a difference leaves ten. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void ofASmallStepItHasAllDigitsOfTheDerivative(Activation activation) {
        for (double z = -3; z <= 3; z += 0.43) {
            for (double step : new double[] {1e-6, -1e-6, 1e-12, -1e-300, Double.MIN_VALUE, 0}) {
                double[] derivative = new double[1];
                double[] a = {value(activation, z + step / 2)};
                activation.multiplyDerivatives(a, new double[] {1}, derivative, 1);
                assertThat(slope(activation, z, step))
                        .as("from %s by %s", z, step)
                        .isCloseTo(derivative[0], within(1e-13));
            }
        }
    }

    @Test
    void meanSlopesReachTheirLimits() {
        assertThat(slope(Activation.SIGMOID, 0, -2000)).isEqualTo(0.5 / 2000);
        assertThat(slope(Activation.SIGMOID, -2000, 4000)).isEqualTo(1.0 / 4000);
        assertThat(slope(Activation.TANH, 2000, -4000)).isEqualTo(2.0 / 4000);
        assertThat(slope(Activation.RELU, -1, 4)).isEqualTo(0.75);
        assertThat(slope(Activation.RELU, 3, -4)).isEqualTo(0.75);
        assertThat(slope(Activation.RELU, 1e-300, -2e-300)).isEqualTo(0.5);
        assertThat(slope(Activation.RELU, 0, 0)).isZero();
        for (Activation activation : Activation.values()) {
            if (activation != Activation.IDENTITY) {
                assertThat(slope(activation, Double.NaN, 1))
                        .as("of %s", activation)
                        .isNaN();
            }
        }
    }

    /** 1 − tanh² z = 4 e^−2|z| / (1 + e^−2|z|)², relative to itself, and of steps that go on into saturation. */
    @Test
    void saturatedSlopesOfTanhHaveAllTheirDigits() {
        for (double z : new double[] {10, 20, 30, 300}) {
            double power = StrictMath.exp(-2 * z);
            double derivative = 4 * power / ((1 + power) * (1 + power));
            double mean = (2 * power / (1 + power)) / 5000;
            for (int side : new int[] {1, -1}) {
                assertThat(slope(Activation.TANH, side * z, 0))
                        .as("at %s", side * z)
                        .isCloseTo(derivative, withinPercentage(1e-12));
                assertThat(slope(Activation.TANH, side * z, side * 5000))
                        .as("from %s", side * z)
                        .isCloseTo(mean, withinPercentage(1e-12));
            }
        }
    }

    private static double slope(Activation activation, double z, double step) {
        double[] slopes = new double[1];
        activation.slopes(new double[] {z}, new double[] {step}, slopes, 1);
        return slopes[0];
    }

    private static double value(Activation activation, double z) {
        double[] a = new double[1];
        activation.values(new double[] {z}, a, 1);
        return a[0];
    }
}
