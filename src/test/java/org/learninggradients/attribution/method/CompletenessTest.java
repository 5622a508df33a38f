package org.learninggradients.attribution.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learninggradients.attribution.Attributor;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Draw;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;

/** Contributions sum to out(x) − out(reference). */
class CompletenessTest {
    private static final int TRIPLES = 10_000;
    private static final List<Activation> ACTIVATIONS = List.of(Activation.values());

    /** Relative to |out(x)| + |out(r)| + Σ|contributions|. */
    private static final double ROUNDING = 1e-12;

    @ParameterizedTest
    @EnumSource(DeepLift.class)
    void ofDeepLiftToRounding(DeepLift method) {
        for (int triple = 0; triple < TRIPLES; triple++) {
            RandomStream stream = RandomStream.of(5, triple);
            Activation activation = ACTIVATIONS.get(triple % ACTIVATIONS.size());
            Topology topology = switch (triple / ACTIVATIONS.size() % 4) {
                case 0 -> Samples.dense(activation, stream);
                case 1 -> Samples.residual(activation, stream);
                default -> Samples.image(activation, stream);
            };
            Network network = Draw.network(topology, stream);
            DMatrixRMaj reference = reference(topology.inputs(), stream);
            Attributor row = Samples.attribute(method, network, near(reference, stream), reference);
            double magnitude = magnitude(row);
            assertThat(row.completenessError(0))
                    .as("triple %d: %s", triple, topology)
                    .isLessThanOrEqualTo(ROUNDING * magnitude);
            assertThat(row.isIncomplete(0)).isFalse();
        }
    }

    private static double magnitude(Attributor row) {
        return Math.abs(row.output(0))
                + Math.abs(row.referenceOutput(0))
                + Arrays.stream(row.attributions().data).map(Math::abs).sum();
    }

    /** A random row or, often, zeros, between which a max pool cannot decide. */
    private static DMatrixRMaj reference(int inputs, RandomStream stream) {
        return stream.nextDouble() < 0.3 ? new DMatrixRMaj(1, inputs) : Draw.matrix(1, inputs, 2, stream);
    }

    /** Many values are the reference's, or all but it. */
    private static DMatrixRMaj near(DMatrixRMaj reference, RandomStream stream) {
        DMatrixRMaj X = Draw.matrix(1, reference.numCols, 2, stream);
        for (int i = 0; i < reference.numCols; i++) {
            double lot = stream.nextDouble();
            if (lot < 0.2) {
                X.data[i] = reference.data[i];
            } else if (lot < 0.3) {
                X.data[i] = reference.data[i] + X.data[i] * 1e-13;
            }
        }
        return X;
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGMOID", "TANH"})
    void ofIntegratedGradientsOnSmoothNetworksToManyDigits(Activation activation) {
        Method method = new IntegratedGradients(200, Quadrature.GAUSS_LEGENDRE);
        for (int triple = 0; triple < 100; triple++) {
            RandomStream stream = RandomStream.of(6, triple);
            Network network = Draw.network(Samples.dense(activation, stream), stream);
            int inputs = network.topology().inputs();
            DMatrixRMaj reference = Draw.matrix(1, inputs, 2, stream);
            Attributor row = Samples.attribute(method, network, Draw.matrix(1, inputs, 2, stream), reference);
            assertThat(row.completenessError(0))
                    .as("triple %d: %s", triple, network.topology())
                    .isLessThanOrEqualTo(1e-10 * magnitude(row));
        }
    }

    @ParameterizedTest
    @EnumSource(Quadrature.class)
    void ofIntegratedGradientsOnReluNetworksTheBetterTheMoreSteps(Quadrature quadrature) {
        double error = meanError(quadrature, 4);
        for (int steps = 16; steps <= 256; steps *= 4) {
            double smaller = meanError(quadrature, steps);
            assertThat(smaller).as("%d steps", steps).isPositive().isLessThan(error / 2);
            error = smaller;
        }
    }

    private static double meanError(Quadrature quadrature, int steps) {
        int rows = 100;
        double sum = 0;
        for (int triple = 0; triple < 20; triple++) {
            RandomStream stream = RandomStream.of(7, triple);
            Network network = Draw.network(Topology.parse("4 6 relu 5 relu 1"), stream);
            DMatrixRMaj reference = Draw.matrix(1, 4, 2, stream);
            DMatrixRMaj X = Draw.matrix(rows, 4, 2, stream);
            Attributor attributor =
                    Samples.attribute(new IntegratedGradients(steps, quadrature), network, X, reference);
            for (int row = 0; row < rows; row++) {
                sum += attributor.completenessError(row);
            }
        }
        return sum / (20 * rows);
    }

    @Test
    void isNoPromiseOfOtherMethods() {
        Network network = Draw.network(Topology.parse("3 4 tanh 1"), RandomStream.of(8));
        DMatrixRMaj X = Samples.rows(3, 1, 2, 3);
        for (Method method : Method.all(MethodOptions.DEFAULTS)) {
            Attributor row = Samples.attribute(method, network, X, new DMatrixRMaj(1, 3));
            boolean isComplete = method.completeness() != Completeness.NONE;
            assertThat(Double.isNaN(row.completenessError(0)))
                    .as(method.label())
                    .isNotEqualTo(isComplete);
            assertThat(Double.isNaN(row.referenceOutput(0))).as(method.label()).isNotEqualTo(method.usesReferences());
            assertThat(row.isIncomplete(0)).as(method.label()).isFalse();
        }
    }

    @Test
    void isBrokenByNumbersBeyondAllBounds() {
        Network network = new Network(Topology.parse("1 1 relu 1"), new double[] {1, 0, 1e300, 0});
        Attributor row =
                Samples.attribute(DeepLift.REVEAL_CANCEL, network, Samples.rows(1, 1e300), new DMatrixRMaj(1, 1));
        assertThat(row.isIncomplete(0)).isTrue();
    }

    /** An attribution of ∞, which no bound of ∞ excuses. */
    @Test
    void isBrokenByMultipliersBeyondAllBounds() {
        Network network = new Network(Topology.parse("1 1 relu 1"), new double[] {1e200, 0, 1e200, 0});
        Attributor row = Samples.attribute(DeepLift.RESCALE, network, Samples.rows(1, 1e-200), new DMatrixRMaj(1, 1));
        assertThat(row.output(0)).isEqualTo(1e200);
        assertThat(row.attributions().get(0)).isInfinite();
        assertThat(row.isIncomplete(0)).isTrue();
    }
}
