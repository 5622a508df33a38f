package org.learninggradients.math.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.learninggradients.math.RandomStream;

class ExponentialTest {
    private static final MathContext DIGITS = new MathContext(40);
    private static final double SMALLEST_ARGUMENT = -745.14;
    private static final double LARGEST_ARGUMENT = 709.79;

    @Test
    void isWithinTwoUnitsInTheLastPlaceOverTheWholeRange() {
        RandomStream stream = RandomStream.of(1);
        for (int i = 0; i < 20_000; i++) {
            double share = (double) i / 20_000;
            assertExact(
                    SMALLEST_ARGUMENT + share * (LARGEST_ARGUMENT - SMALLEST_ARGUMENT) + 1e-3 * stream.nextDouble());
            assertExact(stream.nextUniform(1));
        }
    }

    @Test
    void isWithinTwoUnitsWhereTheExponentChanges() {
        for (int exponent = -1075; exponent <= 1023; exponent++) {
            double edge = (exponent + 0.5) * StrictMath.log(2);
            assertExact(edge);
            assertExact(Math.nextUp(edge));
            assertExact(Math.nextDown(edge));
        }
    }

    @Test
    void isWithinTwoUnitsOnTinyArguments() {
        for (int exponent = -1074; exponent <= 0; exponent += 7) {
            assertExact(Math.scalb(1.1, exponent));
            assertExact(-Math.scalb(1.1, exponent));
        }
        assertThat(Exponential.exp(0.0)).isEqualTo(1);
        assertThat(Exponential.exp(-0.0)).isEqualTo(1);
    }

    @Test
    void leavesTheNumbersWhereTheExponentialDoes() {
        assertThat(Exponential.exp(Double.NaN)).isNaN();
        assertThat(Exponential.exp(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Exponential.exp(Double.NEGATIVE_INFINITY)).isZero();
        for (double x : new double[] {709.782712893384, 709.7827128933841, 710, 1e300}) {
            assertThat(Exponential.exp(x)).as("e^%s", x).isEqualTo(StrictMath.exp(x));
        }
        for (double x : new double[] {-745.1332191019411, -745.1332191019412, -746, -1e300}) {
            assertThat(Exponential.exp(x)).as("e^%s", x).isEqualTo(StrictMath.exp(x));
        }
    }

    @Test
    void whatComputesInArraysHasTheBitsOfEachAlone() {
        double[] odd = {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            708.0,
            -708.0,
            708.5,
            -708.5,
            708.9,
            -708.9,
            709.9,
            -709.9,
            1e300,
            -1e300,
            -0.0
        };
        RandomStream stream = RandomStream.of(2);
        for (int count = 0; count < 100; count++) {
            double[] z = new double[count];
            Arrays.setAll(z, i -> 40 * stream.nextUniform(1));
            for (int i = 50; i < count; i++) {
                z[(int) (stream.nextDouble() * count)] = odd[i % odd.length];
            }
            double[] a = new double[count];
            Exponential.sigmoid(z, a, count);
            assertThat(a).isEqualTo(Arrays.stream(z).map(Exponential::sigmoid).toArray());
            Exponential.exp(z, a, count);
            assertThat(a).isEqualTo(Arrays.stream(z).map(Exponential::exp).toArray());
        }
    }

    private static void assertExact(double x) {
        double result = Exponential.exp(x);
        BigDecimal exact = exact(x);
        if (Double.isInfinite(result)) {
            assertThat(exact).as("e^%s", x).isGreaterThan(new BigDecimal(Double.MAX_VALUE));
            return;
        }
        BigDecimal error = new BigDecimal(result).subtract(exact).abs();
        assertThat(error).as("error of e^%s = %s", x, result).isLessThanOrEqualTo(new BigDecimal(2 * Math.ulp(result)));
    }

    /** e^x = (e^(x/4096))^4096, by Taylor's series. */
    private static BigDecimal exact(double x) {
        BigDecimal small = new BigDecimal(x).divide(new BigDecimal(4096), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n <= 24; n++) {
            term = term.multiply(small, DIGITS).divide(new BigDecimal(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.pow(4096, DIGITS);
    }
}
