package org.learninggradients.math;

/** Signs without branches, for loops over data that no processor can predict. The sign of NaN is NaN. */
public final class Sign {
    /** With {@link #REST} a factor of 2¹⁰⁷⁴, which makes 1 of the smallest number above 0. */
    private static final double SCALE = 0x1p1000;

    private static final double REST = 0x1p74;

    private Sign() {}

    /** −1, 0 or 1. */
    public static double of(double x) {
        return Math.max(-1, ofMagnitude(x));
    }

    /** 0 or 1, for a number that is not negative. */
    public static double ofMagnitude(double x) {
        return Math.min(x * SCALE * REST, 1);
    }
}
