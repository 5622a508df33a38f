package org.learninggradients.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learninggradients.Tolerance.assertClose;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.learninggradients.Tolerance;
import org.learninggradients.math.RandomStream;

class LossTest {
    private static final double EXTREME = 1000;

    /** One example's loss, then its derivatives. */
    private static double[] evaluated(Loss loss, double[] outputs, double... targets) {
        int width = outputs.length;
        double[] losses = new double[1];
        DMatrixRMaj dY = new DMatrixRMaj(1, width);
        loss.evaluate(new DMatrixRMaj(1, width, true, outputs), new DMatrixRMaj(1, width, true, targets), losses, dY);
        double[] all = new double[width + 1];
        all[0] = losses[0];
        System.arraycopy(dY.data, 0, all, 1, width);
        return all;
    }

    private static double[] logits(double... logits) {
        return logits;
    }

    @Test
    void squaredErrorIsHalved() {
        assertThat(evaluated(Loss.MSE, logits(1, 5), 3, 2)).containsExactly(6.5, -2, 3);
    }

    @Test
    void binaryCrossEntropyOfThreeToOneOdds() {
        double[] one = evaluated(Loss.BINARY_CROSS_ENTROPY, logits(StrictMath.log(3)), 1);
        assertClose("label 1", one, new double[] {StrictMath.log(4.0 / 3), -0.25}, Tolerance.SUM);
        double[] zero = evaluated(Loss.BINARY_CROSS_ENTROPY, logits(StrictMath.log(3)), 0);
        assertClose("label 0", zero, new double[] {StrictMath.log(4), 0.75}, Tolerance.SUM);
    }

    @Test
    void softmaxCrossEntropyOfEighths() {
        double[] logits = logits(0, StrictMath.log(2), StrictMath.log(5));
        double[] evaluated = evaluated(Loss.SOFTMAX_CROSS_ENTROPY, logits, 0, 1, 0);
        double[] expected = {StrictMath.log(4), 0.125, -0.75, 0.625};
        assertClose("class 1", evaluated, expected, Tolerance.SUM);
    }

    @Test
    void extremeLogitsHaveTheirLimits() {
        Loss binary = Loss.BINARY_CROSS_ENTROPY;
        assertThat(evaluated(binary, logits(EXTREME), 1)).containsExactly(0, 0);
        assertThat(evaluated(binary, logits(EXTREME), 0)).containsExactly(EXTREME, 1);
        assertThat(evaluated(binary, logits(-EXTREME), 1)).containsExactly(EXTREME, -1);
        assertThat(evaluated(binary, logits(-EXTREME), 0)).containsExactly(0, 0);
        Loss softmax = Loss.SOFTMAX_CROSS_ENTROPY;
        assertThat(evaluated(softmax, logits(EXTREME, -EXTREME), 1, 0)).containsExactly(0, 0, 0);
        assertThat(evaluated(softmax, logits(EXTREME, -EXTREME), 0, 1)).containsExactly(2 * EXTREME, 1, -1);
        assertClose(
                "two equal giants",
                evaluated(softmax, logits(EXTREME, EXTREME), 0, 1),
                new double[] {StrictMath.log(2), 0.5, -0.5},
                Tolerance.SUM);
        assertClose(
                "two equal dwarfs",
                evaluated(softmax, logits(-EXTREME, -EXTREME), 0, 1),
                new double[] {StrictMath.log(2), 0.5, -0.5},
                Tolerance.SUM);
    }

    @Test
    void softmaxOfTwoIsTheBinaryLossOfTheirDifference() {
        RandomStream stream = RandomStream.of(5);
        for (int i = 0; i < 100; i++) {
            double a = stream.nextUniform(5);
            double b = stream.nextUniform(5);
            double[] two = evaluated(Loss.SOFTMAX_CROSS_ENTROPY, logits(a, b), 0, 1);
            double[] one = evaluated(Loss.BINARY_CROSS_ENTROPY, logits(b - a), 1);
            assertClose("loss, slopes", two, new double[] {one[0], -one[1], one[1]}, Tolerance.ONE_PASS);
        }
    }

    /** Multiples of 2⁻¹⁰ stay exact when a large number is added. */
    @Test
    void softmaxSeesDifferencesOfLogitsAlone() {
        RandomStream stream = RandomStream.of(6);
        for (int i = 0; i < 100; i++) {
            double[] near = new double[3];
            double[] far = new double[3];
            for (int output = 0; output < 3; output++) {
                near[output] = Math.rint(stream.nextUniform(20_000)) / 1024;
                far[output] = near[output] + 1e9;
            }
            double[] evaluated = evaluated(Loss.SOFTMAX_CROSS_ENTROPY, near, 1, 0, 0);
            assertThat(evaluated(Loss.SOFTMAX_CROSS_ENTROPY, far, 1, 0, 0)).isEqualTo(evaluated);
            assertThat(evaluated[0]).isNotNegative();
        }
    }

    @Test
    void eachExampleHasItsOwnLoss() {
        DMatrixRMaj Y = new DMatrixRMaj(2, 2, true, 1, 2, 3, 4);
        DMatrixRMaj T = new DMatrixRMaj(2, 2, true, 0, 2, 3, 2);
        DMatrixRMaj dY = new DMatrixRMaj(2, 2);
        double[] losses = {-1, -1, -1};
        Loss.MSE.evaluate(Y, T, losses, dY);
        assertThat(losses).containsExactly(0.5, 2, -1);
        assertThat(dY.data).containsExactly(1, 0, 0, 2);
    }

    @Test
    void labelsJoinWordsByHyphens() {
        assertThat(Loss.BINARY_CROSS_ENTROPY.label()).isEqualTo("binary-cross-entropy");
    }
}
