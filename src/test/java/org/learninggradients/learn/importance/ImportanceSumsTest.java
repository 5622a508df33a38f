package org.learninggradients.learn.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learninggradients.Tolerance.assertClose;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.learninggradients.Tolerance;
import org.learninggradients.learn.importance.ImportanceSums.Summand;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Draw;

class ImportanceSumsTest {
    @Test
    void threeSumsAFeatureStandFromTheOffset() {
        ImportanceSums sums = new ImportanceSums(new boolean[2]);
        double[] values = {100, 1, 1, 1, 1, 1, 1, 100};
        int zero = sums.sum(new DMatrixRMaj(2, 2, true, 3, -1, -1, -1), values, 1);
        assertThat(zero).isZero();
        assertThat(values).containsExactly(100, 4, 2, 1.25, 0.75, 2, -2, 100);
    }

    @Test
    void aConstantFeatureHasNoShareAndTakesNone() {
        ImportanceSums sums = new ImportanceSums(new boolean[] {false, true, false});
        double[] values = new double[sums.length()];
        int zero = sums.sum(new DMatrixRMaj(1, 3, true, 1, -6, 3), values, 0);
        assertThat(zero).isZero();
        assertThat(values).containsExactly(1, 6, 3, 0.25, 0, 0.75, 1, -6, 3);
        assertThat(sums.shares(values, 0)).containsExactly(0.25, 0, 0.75);
    }

    @Test
    void examplesWithoutGradientAreCountedAndHaveNoShares() {
        ImportanceSums sums = new ImportanceSums(new boolean[] {false, true});
        double[] values = new double[sums.length()];
        int zero = sums.sum(new DMatrixRMaj(3, 2, true, 0, -0.0, 2, 0, 0, 5), values, 0);
        assertThat(zero).as("all zero, and zero but for the constant feature").isEqualTo(2);
        assertThat(values).containsExactly(2, 5, 1, 0, 2, 5);
    }

    @Test
    void anExampleThatIsNotFiniteIsNotZeroAndLeavesNoShares() {
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (int feature = 0; feature < 3; feature++) {
                ImportanceSums sums = new ImportanceSums(new boolean[] {false, true, false});
                DMatrixRMaj A = new DMatrixRMaj(2, 3, true, 0, 0, 0, 1, 1, 1);
                A.set(1, feature, odd);
                double[] values = new double[sums.length()];
                assertThat(sums.sum(A, values, 0))
                        .as("zero with %s at %d", odd, feature)
                        .isEqualTo(1);
                assertThat(values[feature]).isEqualTo(Double.valueOf(Math.abs(odd)));
                assertThat(sums.shares(values, 0))
                        .as("shares with %s at %d", odd, feature)
                        .isEmpty();
            }
        }
    }

    @Test
    void theSmallestAndLargestGradientsHaveTheSharesOfOrdinaryOnes() {
        ImportanceSums sums = new ImportanceSums(new boolean[3]);
        for (double scale : new double[] {0x1p-1070, 0x1p-1022, 0x1p-901, 0x1p-900, 1, 0x1p900, 0x1p901, 0x1p1020}) {
            double[] values = new double[sums.length()];
            sums.sum(new DMatrixRMaj(1, 3, true, scale, -4 * scale, 3 * scale), values, 0);
            assertThat(shares(sums, values)).as("%s", scale).containsExactly(0.125, 0.5, 0.375);
        }
    }

    @Test
    void sharesOfNothingAreEmptyAndNotNaN() {
        ImportanceSums sums = new ImportanceSums(new boolean[] {false, true});
        assertThat(sums.shares(new double[] {0, 7}, 0)).isEmpty();
    }

    @Test
    void sharesSumToOneAndAreNeverNegative() {
        RandomStream stream = RandomStream.of(6);
        for (int features = 1; features <= 40; features++) {
            boolean[] constant = new boolean[features];
            constant[features / 2] = features > 1;
            ImportanceSums sums = new ImportanceSums(constant);
            double[] values = new double[sums.length()];
            sums.sum(Draw.matrix(5, features, 1e-3, stream), values, 0);
            double[] shares = sums.shares(values, 0);
            assertThat(Arrays.stream(shares)).allMatch(share -> share >= 0);
            assertClose("sum", new double[] {Arrays.stream(shares).sum()}, new double[] {1}, Tolerance.SUM);
            double byExample = Arrays.stream(shares(sums, values)).sum();
            assertClose("sum by example", new double[] {byExample}, new double[] {5}, Tolerance.SUM);
        }
    }

    /** One loud example decides the one, every example has one vote in the other. */
    @Test
    void anExampleWeighsByItsErrorInTheOneAndLikeAnyOtherInTheOther() {
        ImportanceSums sums = new ImportanceSums(new boolean[2]);
        double[] values = new double[sums.length()];
        sums.sum(new DMatrixRMaj(3, 2, true, 98, 0, 0, 1, 0, -1), values, 0);
        assertThat(sums.shares(values, 0)).containsExactly(0.98, 0.02);
        assertClose(
                "by example",
                sums.shares(values, sums.offset(Summand.SHARE)),
                new double[] {1 / 3.0, 2 / 3.0},
                Tolerance.SUM);
    }

    @Test
    void magnitudesAndValuesAreAddedOneByOneInTheirOrder() {
        RandomStream stream = RandomStream.of(7);
        ImportanceSums sums = new ImportanceSums(new boolean[5]);
        for (int examples = 0; examples <= 9; examples++) {
            DMatrixRMaj G = Draw.matrix(examples, 5, 1, stream);
            double[] expected = new double[sums.length()];
            for (int n = 0; n < examples; n++) {
                for (int k = 0; k < 5; k++) {
                    expected[k] += Math.abs(G.get(n, k));
                    expected[10 + k] += G.get(n, k);
                }
            }
            double[] values = new double[sums.length()];
            sums.sum(G, values, 0);
            assertThat(Arrays.copyOf(values, 5)).as("%d examples", examples).isEqualTo(Arrays.copyOf(expected, 5));
            assertThat(Arrays.copyOfRange(values, 10, 15)).isEqualTo(Arrays.copyOfRange(expected, 10, 15));
        }
    }

    /** Examples are added four at a time; one of them alone has the shares that it has among others. */
    @Test
    void anExamplesSharesDoNotDependOnItsNeighbours() {
        double[] scales = {0x1p-1000, 1, 0, 0x1p1000, 3, 0x1p-950, 0};
        ImportanceSums sums = new ImportanceSums(new boolean[3]);
        for (int first = 0; first < scales.length; first++) {
            DMatrixRMaj G = new DMatrixRMaj(scales.length, 3);
            int ordinary = 0;
            for (int n = 0; n < scales.length; n++) {
                double scale = scales[(first + n) % scales.length];
                G.set(n, 0, scale);
                G.set(n, 1, -4 * scale);
                G.set(n, 2, 3 * scale);
                ordinary += scale > 0 ? 1 : 0;
            }
            double[] values = new double[sums.length()];
            assertThat(sums.sum(G, values, 0)).as("without gradient").isEqualTo(2);
            double[] expected = {0.125 * ordinary, 0.5 * ordinary, 0.375 * ordinary};
            assertThat(shares(sums, values)).containsExactly(expected);
        }
    }

    private static double[] shares(ImportanceSums sums, double[] values) {
        int offset = sums.offset(Summand.SHARE);
        return Arrays.copyOfRange(values, offset, offset + sums.length() / Summand.values().length);
    }
}
