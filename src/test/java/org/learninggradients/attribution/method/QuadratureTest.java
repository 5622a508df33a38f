package org.learninggradients.attribution.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.learninggradients.Tolerance.assertClose;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.Tolerance;
import org.learninggradients.text.Labels;

class QuadratureTest {
    /** Weighted sums of the powers of α, from α⁰ on. */
    private static double[] integrals(Quadrature quadrature, int n, int powers) {
        double[] nodes = new double[n];
        double[] terms = new double[n];
        quadrature.fill(nodes, terms);
        double[] integrals = new double[powers];
        for (int power = 0; power < powers; power++) {
            for (int k = 0; k < n; k++) {
                integrals[power] += terms[k];
                terms[k] *= nodes[k];
            }
        }
        return integrals;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 10, 20, 50, 64, 300, 1001})
    void gaussAndLegendreAreExactForPolynomialsOfTwiceTheirNumber(int n) {
        double[] expected = new double[2 * n];
        Arrays.setAll(expected, power -> 1.0 / (power + 1));
        assertClose(n + " nodes", integrals(Quadrature.GAUSS_LEGENDRE, n, 2 * n), expected, Tolerance.SUM);
    }

    @Test
    void aPowerMoreIsTooMuch() {
        assertThat(integrals(Quadrature.GAUSS_LEGENDRE, 2, 5)[4]).isNotCloseTo(0.2, within(1e-3));
    }

    @Test
    void theirNodesAndWeightsAreSymmetric() {
        double[] nodes = new double[5];
        double[] weights = new double[5];
        Quadrature.GAUSS_LEGENDRE.fill(nodes, weights);
        assertThat(nodes[2]).isEqualTo(0.5);
        for (int k = 0; k < 2; k++) {
            assertThat(nodes[k] + nodes[4 - k]).isCloseTo(1, within(1e-16));
            assertThat(weights[k]).isEqualTo(weights[4 - k]);
        }
    }

    @Test
    void midpointsAreExactForStraightLines() {
        assertThat(integrals(Quadrature.MIDPOINT, 7, 2)[1]).isCloseTo(0.5, within(1e-15));
        assertThat(integrals(Quadrature.MIDPOINT, 1, 3)[2]).isEqualTo(0.25);
    }

    @ParameterizedTest
    @EnumSource(Quadrature.class)
    void nodesRiseFromNearZeroToNearOne(Quadrature quadrature) {
        double[] nodes = new double[500];
        double[] weights = new double[500];
        quadrature.fill(nodes, weights);
        assertThat(nodes).isSorted().doesNotHaveDuplicates();
        assertThat(nodes[0]).isBetween(0.0, 0.002);
        assertThat(nodes[499]).isBetween(0.998, 1.0);
        assertThat(Arrays.stream(weights).min().orElseThrow()).isPositive();
    }

    @Test
    void namesAreKnown() {
        assertThat(Labels.named(Quadrature.class, "gauss-legendre")).isEqualTo(Quadrature.GAUSS_LEGENDRE);
        assertThatThrownBy(() -> Labels.named(Quadrature.class, "simpson"))
                .hasMessage("there is no 'simpson'; take one of midpoint, gauss-legendre");
        assertThatThrownBy(() -> new IntegratedGradients(0, Quadrature.MIDPOINT))
                .hasMessage("integrated gradients take from 1 to 10000 steps, not 0");
        assertThatThrownBy(() -> new IntegratedGradients(10_001, Quadrature.GAUSS_LEGENDRE))
                .hasMessageEndingWith("not 10001");
    }
}
