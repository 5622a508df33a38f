package org.learninggradients.learn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.Tolerance;
import org.learninggradients.plan.Optimization;
import org.learninggradients.plan.Optimization.Name;

class OptimizerTest {
    private static final double RATE = 0.1;
    private static final double[] START = {1, -2, 0.5};
    private static final double[] GRADIENT = {0.3, -4, 1e-3};

    @Test
    void sgdFollowsAConstantGradientInAStraightLine() {
        double[] w = descend(new Optimization(Name.SGD, RATE, 0, 0), GRADIENT, 12);
        assertClose(w, i -> START[i] - 12 * RATE * GRADIENT[i]);
    }

    /** Velocities on a constant gradient are the geometric sums g (1 − μ^k) / (1 − μ). */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9})
    void momentumOnAConstantGradientGathersGeometricSpeed(double momentum) {
        int steps = 20;
        double[] w = descend(new Optimization(Name.SGD, RATE, momentum, 0), GRADIENT, steps);
        double way = (steps - momentum * (1 - Math.pow(momentum, steps)) / (1 - momentum)) / (1 - momentum);
        assertClose(w, i -> START[i] - RATE * GRADIENT[i] * way);
    }

    @Test
    void momentumRollsOnWithoutAGradient() {
        Optimizer optimizer = Optimizer.of(new Optimization(Name.SGD, RATE, 0.5, 0));
        double[] w = {0};
        double[] state = new double[1];
        optimizer.descend(w, new double[] {1}, state, 1);
        for (int step = 2; step <= 60; step++) {
            optimizer.descend(w, new double[] {0}, state, step);
        }
        Tolerance.assertClose("1 + 1/2 + 1/4 + … = 2 steps", w, new double[] {-2 * RATE}, Tolerance.SUM);
    }

    @Test
    void weightDecayWithoutAGradientShrinksGeometrically() {
        double[] w = descend(new Optimization(Name.SGD, RATE, 0, 0.25), new double[3], 10);
        assertClose(w, i -> START[i] * Math.pow(1 - RATE * 0.25, 10));
    }

    @Test
    void weightDecayPullsTowardsTheBalanceOfGradientAndDecay() {
        double[] w = descend(new Optimization(Name.SGD, RATE, 0, 2), GRADIENT, 1000);
        assertClose(w, i -> -GRADIENT[i] / 2);
    }

    @Test
    void adamsFirstStepIsTheLearningRateWhateverTheGradient() {
        double[] w = descend(new Optimization(Name.ADAM, RATE, 0, 0), GRADIENT, 1);
        for (int i = 0; i < w.length; i++) {
            double size = Math.abs(GRADIENT[i]);
            double expected = RATE * size / (size + 1e-8);
            assertThat(Math.signum(START[i] - w[i])).isEqualTo(Math.signum(GRADIENT[i]));
            Tolerance.assertClose(
                    "step " + i, new double[] {Math.abs(START[i] - w[i])}, new double[] {expected}, Tolerance.ONE_PASS);
        }
    }

    /** Both corrected moments of a constant gradient are the gradient's, so every step is the first. */
    @Test
    void adamOnAConstantGradientKeepsItsStep() {
        double[] w = descend(new Optimization(Name.ADAM, RATE, 0, 0), GRADIENT, 50);
        for (int i = 0; i < w.length; i++) {
            double size = Math.abs(GRADIENT[i]);
            double expected = START[i] - 50 * RATE * Math.signum(GRADIENT[i]) * size / (size + 1e-8);
            Tolerance.assertClose("weight " + i, new double[] {w[i]}, new double[] {expected}, Tolerance.ONE_PASS);
        }
    }

    /** After gradients g and 0: m̂ = 0.9·0.1g / 0.19, v̂ = 0.999·0.001g² / 0.001999. */
    @Test
    void adamsSecondStepRemembersTheFirstGradient() {
        Optimizer optimizer = Optimizer.of(new Optimization(Name.ADAM, RATE, 0, 0));
        double[] w = {0};
        double[] state = new double[2];
        optimizer.descend(w, new double[] {3}, state, 1);
        double before = w[0];
        optimizer.descend(w, new double[] {0}, state, 2);
        double step = RATE * (0.27 / 0.19) / (3 * Math.sqrt(0.000999 / 0.001999) + 1e-8);
        Tolerance.assertClose("step", new double[] {before - w[0]}, new double[] {step}, Tolerance.ONE_PASS);
    }

    @Test
    void adamAddsWeightDecayToTheGradient() {
        double[] w = descend(new Optimization(Name.ADAM, RATE, 0, 0.5), new double[3], 1);
        assertClose(
                w,
                i -> START[i] - RATE * Math.signum(START[i]) / (1 + 1e-8 / Math.abs(START[i] / 2)),
                Tolerance.ONE_PASS);
    }

    @Test
    void theStateHasRoomForWhatTheRuleRemembers() {
        assertThat(Optimizer.of(new Optimization(Name.SGD, RATE, 0, 0.5)).stateLength(7))
                .isZero();
        assertThat(Optimizer.of(new Optimization(Name.SGD, RATE, 0.9, 0)).stateLength(7))
                .isEqualTo(7);
        assertThat(Optimizer.of(new Optimization(Name.ADAM, RATE, 0, 0)).stateLength(7))
                .isEqualTo(14);
    }

    @ParameterizedTest
    @EnumSource(Name.class)
    void aGradientIsNotModifiedAndNaNSpoilsItsOwnWeightAlone(Name name) {
        double[] gradient = {1, Double.NaN, 2};
        double[] w = descend(new Optimization(name, RATE, 0, 0), gradient, 3);
        assertThat(gradient).containsExactly(1, Double.NaN, 2);
        assertThat(w[0]).isFinite().isNotEqualTo(START[0]);
        assertThat(w[1]).isNaN();
        assertThat(w[2]).isFinite().isNotEqualTo(START[2]);
    }

    private interface Expected {
        double at(int i);
    }

    private static double[] descend(Optimization settings, double[] gradient, int steps) {
        Optimizer optimizer = Optimizer.of(settings);
        double[] w = START.clone();
        double[] state = new double[optimizer.stateLength(w.length)];
        for (int step = 1; step <= steps; step++) {
            optimizer.descend(w, gradient, state, step);
        }
        return w;
    }

    private static void assertClose(double[] w, Expected expected) {
        assertClose(w, expected, 10 * Tolerance.SUM);
    }

    private static void assertClose(double[] w, Expected expected, double tolerance) {
        double[] all = new double[w.length];
        Arrays.setAll(all, expected::at);
        Tolerance.assertClose("weights", w, all, tolerance);
    }
}
