package org.learninggradients.math.vector;

import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * eˣ by a polynomial of fused multiply-adds, with the same bits on every machine, alone or in vectors. The error is at most 2 units in
 * the last place, or 2 times the smallest number where the result is subnormal.
 *
 * <p>x = k·ln 2 + r with |r| ≤ ln 2/2, so that eˣ = 2ᵏ · eʳ. Taylor's series up to r¹³/13! gives eʳ; its remainder is below 2⁻⁵⁷
 * (Muller et al., "Handbook of Floating-Point Arithmetic", 2nd edition, 2018, section 10.2: additive range reduction).
 */
public final class Exponential {
    private static final VectorSpecies<Double> VECTOR = DoubleVector.SPECIES_PREFERRED;
    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double LN2_REST = 0x1.abc9e3b39803fp-56;
    private static final double PER_LN2 = 1 / LN2;

    /** Added to a number below 2^51 in magnitude, it leaves the nearest integer in the low bits. */
    private static final double ROUNDER = 0x1.8p52;

    /** Largest argument whose result is finite. */
    private static final double LARGEST = 0x1.62e42fefa39efp9;

    /** Smallest argument whose result is nearer to the smallest number than to zero. */
    private static final double SMALLEST = -0x1.74910d52d3052p9;

    /** Largest magnitude of an argument for which 2ᵏ is a normal number. */
    private static final double ORDINARY = 708;

    private static final int MIN_EXPONENT = -1022;
    private static final int BIAS = 1023;
    private static final int MANTISSA_BITS = 52;

    /** Coefficients 1/n! of Taylor's series. */
    private static final double C2 = 1.0 / 2;

    private static final double C3 = 1.0 / 6;
    private static final double C4 = 1.0 / 24;
    private static final double C5 = 1.0 / 120;
    private static final double C6 = 1.0 / 720;
    private static final double C7 = 1.0 / 5040;
    private static final double C8 = 1.0 / 40320;
    private static final double C9 = 1.0 / 362880;
    private static final double C10 = 1.0 / 3628800;
    private static final double C11 = 1.0 / 39916800;
    private static final double C12 = 1.0 / 479001600;
    private static final double C13 = 1.0 / 6227020800L;

    private Exponential() {}

    /** eˣ; NaN for NaN, 0 for −∞, ∞ for ∞. */
    public static double exp(double x) {
        if (!(x >= SMALLEST && x <= LARGEST)) {
            return beyond(x);
        }
        double shifted = Math.fma(x, PER_LN2, ROUNDER);
        double count = shifted - ROUNDER;
        double r = Math.fma(count, -LN2_REST, Math.fma(count, -LN2, x));
        double tail = Math.fma(C13, r, C12);
        tail = Math.fma(tail, r, C11);
        tail = Math.fma(tail, r, C10);
        tail = Math.fma(tail, r, C9);
        tail = Math.fma(tail, r, C8);
        tail = Math.fma(tail, r, C7);
        tail = Math.fma(tail, r, C6);
        tail = Math.fma(tail, r, C5);
        tail = Math.fma(tail, r, C4);
        tail = Math.fma(tail, r, C3);
        tail = Math.fma(tail, r, C2);
        double mantissa = 1 + Math.fma(r * r, tail, r);
        int exponent = (int) Double.doubleToRawLongBits(shifted);
        if (exponent <= MIN_EXPONENT || exponent > BIAS) {
            return mantissa * power(exponent / 2) * power(exponent - exponent / 2);
        }
        return mantissa * power(exponent);
    }

    /**
     * y = eˣ, element by element, each with the bits of {@link #exp(double)}.
     *
     * @param x at least {@code count} numbers. Not modified, unless it is y.
     * @param y at least {@code count} numbers. Modified.
     */
    public static void exp(double[] x, double[] y, int count) {
        int i = 0;
        for (int vectors = VECTOR.loopBound(count); i < vectors; i += VECTOR.length()) {
            DoubleVector some = DoubleVector.fromArray(VECTOR, x, i);
            if (some.abs().compare(LE, ORDINARY).allTrue()) {
                powers(some).intoArray(y, i);
            } else {
                exp(x, y, i, i + VECTOR.length());
            }
        }
        exp(x, y, i, count);
    }

    private static void exp(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = exp(x[i]);
        }
    }

    /** 1 / (1 + e⁻ᶻ), which is 0 where e⁻ᶻ is infinite. */
    public static double sigmoid(double z) {
        return 1 / (1 + exp(-z));
    }

    /**
     * a = 1 / (1 + e⁻ᶻ), element by element, each with the bits of {@link #sigmoid(double)}.
     *
     * @param z at least {@code count} numbers. Not modified.
     * @param a at least {@code count} numbers. Modified.
     */
    public static void sigmoid(double[] z, double[] a, int count) {
        int i = 0;
        for (int vectors = VECTOR.loopBound(count); i < vectors; i += VECTOR.length()) {
            DoubleVector x = DoubleVector.fromArray(VECTOR, z, i).neg();
            if (x.abs().compare(LE, ORDINARY).allTrue()) {
                constant(1).div(powers(x).add(1)).intoArray(a, i);
            } else {
                sigmoid(z, a, i, i + VECTOR.length());
            }
        }
        sigmoid(z, a, i, count);
    }

    private static void sigmoid(double[] z, double[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = sigmoid(z[i]);
        }
    }

    /** eˣ with the bits of {@link #exp(double)}, for numbers up to {@link #ORDINARY} in magnitude. */
    private static DoubleVector powers(DoubleVector x) {
        DoubleVector rounder = constant(ROUNDER);
        DoubleVector shifted = x.fma(constant(PER_LN2), rounder);
        DoubleVector count = shifted.sub(rounder);
        DoubleVector r = count.fma(constant(-LN2_REST), count.fma(constant(-LN2), x));
        DoubleVector tail = r.fma(constant(C13), constant(C12));
        tail = tail.fma(r, constant(C11));
        tail = tail.fma(r, constant(C10));
        tail = tail.fma(r, constant(C9));
        tail = tail.fma(r, constant(C8));
        tail = tail.fma(r, constant(C7));
        tail = tail.fma(r, constant(C6));
        tail = tail.fma(r, constant(C5));
        tail = tail.fma(r, constant(C4));
        tail = tail.fma(r, constant(C3));
        tail = tail.fma(r, constant(C2));
        LongVector exponent = shifted.reinterpretAsLongs();
        DoubleVector power = exponent.add(BIAS).lanewise(LSHL, MANTISSA_BITS).reinterpretAsDoubles();
        return r.mul(r).fma(tail, r).add(1).mul(power);
    }

    private static DoubleVector constant(double value) {
        return DoubleVector.broadcast(VECTOR, value);
    }

    private static double beyond(double x) {
        if (x > LARGEST) {
            return Double.POSITIVE_INFINITY;
        }
        return x < SMALLEST ? 0 : x;
    }

    private static double power(int exponent) {
        return Double.longBitsToDouble((long) (exponent + BIAS) << MANTISSA_BITS);
    }
}
