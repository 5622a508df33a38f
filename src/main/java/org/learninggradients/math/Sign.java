package org.learninggradients.math;

/** Signs for loops over data that nobody can foretell: a branch on it costs more than the rest of the loop. That of NaN is NaN. */
public final class Sign {
    /** Times both, the smallest number above 0, 2⁻¹⁰⁷⁴, is 1. */
    private static final double SCALE = 0x1p1000;

    private static final double REST = 0x1p74;

    private Sign() {}

    /** −1, 0 or 1. */
    public static double of(double x) {
        return Math.max(-1, ofMagnitude(x));
    }

    /** 0 or 1 of a number that is not negative. */
    public static double ofMagnitude(double x) {
        return Math.min(x * SCALE * REST, 1);
    }
}
