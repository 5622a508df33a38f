package org.learninggradients.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learninggradients.Tolerance;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Dense;

class InitializerTest {
    private static final int INPUTS = 50;
    private static final int UNITS = 400;
    private static final int WEIGHTS = INPUTS * UNITS;
    private static final Topology WIDE = new Topology(INPUTS, List.of(new Dense(INPUTS, UNITS)));

    @Test
    void uniformFillsItsBoundForWeightsAndBiases() {
        double[] parameters = Initializer.UNIFORM.parameters(WIDE, 1);
        assertUniform(parameters, 1 / Math.sqrt(INPUTS));
        assertThat(biases(parameters)).doesNotContain(0);
    }

    @Test
    void glorotFillsItsBoundAndLeavesBiasesZero() {
        double[] parameters = Initializer.GLOROT.parameters(WIDE, 1);
        assertUniform(Arrays.copyOf(parameters, WEIGHTS), Math.sqrt(6.0 / 450));
        assertThat(biases(parameters)).containsOnly(0);
    }

    @Test
    void heIsNormalAndLeavesBiasesZero() {
        double[] parameters = Initializer.HE.parameters(WIDE, 1);
        double[] weights = Arrays.copyOf(parameters, WEIGHTS);
        assertMoments(weights, 0.04, 2);
        double far = 3 * Math.sqrt(0.04);
        assertThat(Arrays.stream(weights).filter(w -> Math.abs(w) > far).count())
                .as("weights beyond three standard deviations, 54 of 20,000 in the mean")
                .isBetween(10L, 120L);
        assertThat(biases(parameters)).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource(Initializer.class)
    void theSameSeedGivesTheSameWeights(Initializer initializer) {
        Topology topology = topology(3, Activation.TANH);
        assertThat(initializer.parameters(topology, 7))
                .isEqualTo(initializer.parameters(topology(3, Activation.TANH), 7));
    }

    @ParameterizedTest
    @EnumSource(Initializer.class)
    void seedArchitectureAndActivationEachGiveOtherWeights(Initializer initializer) {
        double first = initializer.parameters(topology(3, Activation.TANH), 7)[0];
        assertThat(initializer.parameters(topology(3, Activation.TANH), 8)[0])
                .as("another seed")
                .isNotEqualTo(first);
        assertThat(initializer.parameters(topology(3, Activation.RELU), 7)[0])
                .as("another activation")
                .isNotEqualTo(first);
        double scale = initializer == Initializer.GLOROT ? Math.sqrt((4 + 5) / (4.0 + 3)) : 1;
        assertThat(scale * initializer.parameters(topology(5, Activation.TANH), 7)[0])
                .as("another architecture")
                .isNotCloseTo(first, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Initializer.class)
    void theLayersOfANetworkDoNotShareNumbers(Initializer initializer) {
        Topology topology = Topology.dense(List.of(4, 4, 4), Activation.TANH, Activation.IDENTITY);
        double[] parameters = initializer.parameters(topology, 7);
        assertThat(Arrays.copyOfRange(parameters, 20, 36)).doesNotContain(Arrays.copyOf(parameters, 16));
    }

    private static Topology topology(int units, Activation hidden) {
        return Topology.dense(List.of(4, units, 1), hidden, Activation.IDENTITY);
    }

    private static double[] biases(double[] parameters) {
        return Arrays.copyOfRange(parameters, WEIGHTS, WEIGHTS + UNITS);
    }

    private static void assertUniform(double[] values, double bound) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        assertThat(largest).isLessThanOrEqualTo(bound).isGreaterThan(0.99 * bound);
        assertMoments(values, bound * bound / 3, 0.8);
    }

    /** Mean 0 and this variance; {@code spread} is the variance of x²/variance, 0.8 for uniform and 2 for normal numbers. */
    private static void assertMoments(double[] values, double variance, double spread) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double square = Arrays.stream(values).map(x -> x * x).average().orElseThrow();
        double error = Tolerance.STANDARD_ERRORS / Math.sqrt(values.length);
        assertThat(mean).as("mean").isCloseTo(0, within(error * Math.sqrt(variance)));
        assertThat(square).as("variance").isCloseTo(variance, within(error * variance * Math.sqrt(spread)));
    }
}
