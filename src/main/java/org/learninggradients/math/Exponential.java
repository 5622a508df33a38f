package org.learninggradients.math;

/**
 * eˣ by a table of 2^(j/64) and a polynomial of fused multiply-adds: the same bits on every machine, within 2 units in the last
 * place (of the smallest number where the result is subnormal), without StrictMath's branches.
 *
 * <p>x = (64k + j)·ln 2/64 + r with |r| ≤ ln 2/128, so eˣ = 2ᵏ · 2^(j/64) · eʳ (Tang, "Table-driven implementation of the
 * exponential function in IEEE floating-point arithmetic", ACM TOMS 15, 1989).
 */
public final class Exponential {
    private static final int PARTS = 64;
    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double LN2_REST = 0x1.abc9e3b39803fp-56;
    private static final double PER_PART = PARTS / LN2;

    /** Added to a number below 2^51 in magnitude, it leaves the nearest integer in the low bits. */
    private static final double ROUNDER = 0x1.8p52;

    /** Above, the result is infinite. */
    private static final double LARGEST = 0x1.62e42fefa39efp9;

    /** Below, it is nearer to zero than to the smallest number. */
    private static final double SMALLEST = -0x1.74910d52d3052p9;

    private static final int MIN_EXPONENT = -1022;
    private static final int BIAS = 1023;
    private static final int MANTISSA_BITS = 52;

    private static final double[] POWERS = new double[PARTS];

    static {
        for (int j = 0; j < PARTS; j++) {
            POWERS[j] = StrictMath.pow(2, (double) j / PARTS);
        }
    }

    private Exponential() {}

    /** eˣ; NaN for NaN, 0 for −∞, ∞ for ∞. */
    public static double exp(double x) {
        if (!(x >= SMALLEST && x <= LARGEST)) {
            return beyond(x);
        }
        double shifted = Math.fma(x, PER_PART, ROUNDER);
        int part = (int) Double.doubleToRawLongBits(shifted);
        double count = shifted - ROUNDER;
        double r = Math.fma(count, -LN2_REST / PARTS, Math.fma(count, -LN2 / PARTS, x));
        double tail = Math.fma(r, Math.fma(r, Math.fma(r, 1.0 / 120, 1.0 / 24), 1.0 / 6), 0.5);
        double power = POWERS[part & PARTS - 1];
        double mantissa = Math.fma(power, Math.fma(r * r, tail, r), power);
        int exponent = part >> 6;
        if (exponent <= MIN_EXPONENT || exponent > BIAS) {
            return mantissa * power(exponent / 2) * power(exponent - exponent / 2);
        }
        return mantissa * power(exponent);
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
