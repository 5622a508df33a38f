package org.learninggradients.attribution.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.learninggradients.Tolerance.STANDARD_ERRORS;
import static org.learninggradients.Tolerance.assertClose;

import java.util.Arrays;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learninggradients.Tolerance;
import org.learninggradients.attribution.Attributor;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Draw;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;

class NoiseTest {
    private static final Network RELU = new Network(Topology.parse("1 1 relu"), new double[] {1, 0});

    private static double[] of(Method method, Network network, DMatrixRMaj X) {
        return Samples.attributions(method, network, X, new DMatrixRMaj(1, X.numCols));
    }

    @Test
    void withoutNoiseTheMeanIsTheGradientAndNothingVaries() {
        RandomStream stream = RandomStream.of(1);
        Network network = Draw.network(Topology.parse("3 5 tanh 1"), stream);
        DMatrixRMaj X = Draw.matrix(4, 3, 2, stream);
        Noise none = new Noise(7, 0, 1);
        assertThat(of(new SmoothGrad(none), network, X)).isEqualTo(of(BackwardMethod.OUTPUT_GRADIENT, network, X));
        assertThat(of(new VarGrad(none), network, X)).containsOnly(0);
    }

    /** A ReLU's slope is 1 as often as the noise leaves x above 0. */
    @ParameterizedTest
    @CsvSource({"0, 1, 0.5", "1, 1, 0.841344746", "1, 2, 0.691462461", "-1, 0.5, 0.022750132"})
    void noiseIsNormalWithItsStandardDeviation(double x, double standardDeviation, double share) {
        int samples = 20_000;
        Noise noise = new Noise(samples, standardDeviation, 3);
        double mean = of(new SmoothGrad(noise), RELU, Samples.rows(1, x))[0];
        double standardError = StrictMath.sqrt(share * (1 - share) / samples);
        assertThat(mean).isCloseTo(share, within(STANDARD_ERRORS * standardError));
        double variance = of(new VarGrad(noise), RELU, Samples.rows(1, x))[0];
        assertThat(variance).isCloseTo(mean * (1 - mean), within(1e-12));
    }

    @Test
    void aRowsNoiseFollowsSeedAndNumberOfTheRow() {
        RandomStream stream = RandomStream.of(2);
        Network network = Draw.network(Topology.parse("3 5 tanh 1"), stream);
        DMatrixRMaj X = new DMatrixRMaj(4, 3);
        X.fill(0.5);
        double[] first = rows(network, X, 1, 10, 11, 12, 13);
        double[] again = rows(network, X, 1, 12, 10, 13, 11);
        assertThat(again).containsExactly(concat(first, 2, 0, 3, 1));
        assertThat(rows(network, X, 2, 10, 11, 12, 13)).doesNotContain(first);
        assertThat(Arrays.stream(first).distinct().count()).isEqualTo(first.length);
    }

    private static double[] rows(Network network, DMatrixRMaj X, long seed, long... rows) {
        AttributionTarget target =
                new AttributionTarget(network, TargetValue.OUTPUT, OptionalInt.of(0), new DMatrixRMaj(1, 3));
        Attributor attributor = new Attributor(new SmoothGrad(new Noise(5, 0.1, seed)), target, new JavaProducts());
        attributor.reshape(rows.length);
        attributor.inputs().setTo(X);
        System.arraycopy(rows, 0, attributor.rows(), 0, rows.length);
        attributor.attribute();
        return attributor.attributions().copy().data;
    }

    private static double[] concat(double[] rows, int... order) {
        return Arrays.stream(order)
                .mapToObj(row -> Arrays.copyOfRange(rows, 3 * row, 3 * row + 3))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @Test
    void manySamplesAreTheMeanOfTheirs() {
        RandomStream stream = RandomStream.of(4);
        Network network = Draw.network(Topology.parse("2 4 tanh 1"), stream);
        DMatrixRMaj X = Draw.matrix(1, 2, 2, stream);
        double[] one = of(new SmoothGrad(new Noise(1, 0.3, 9)), network, X);
        double[] two = of(new SmoothGrad(new Noise(2, 0.3, 9)), network, X);
        double[] variance = of(new VarGrad(new Noise(2, 0.3, 9)), network, X);
        double[] halfDifferences = {two[0] - one[0], two[1] - one[1]};
        double[] squares = Arrays.stream(halfDifferences).map(d -> d * d).toArray();
        assertThat(squares[0]).isPositive();
        assertClose("variance of two samples", variance, squares, Tolerance.ONE_PASS);
    }

    @Test
    void impossibleNoiseIsRefused() {
        assertThatThrownBy(() -> new Noise(0, 1, 1)).hasMessage("there is at least 1 noisy sample of a row, not 0");
        assertThatThrownBy(() -> new Noise(1, -1, 1))
                .hasMessage("the noise's standard deviation is at least 0 and finite, not -1.0");
        assertThatThrownBy(() -> new Noise(1, Double.NaN, 1)).hasMessageEndingWith("not NaN");
    }
}
