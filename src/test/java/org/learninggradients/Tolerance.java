package org.learninggradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

/** How far apart two numbers may be that mathematics calls equal, relative to the largest absolute value of their array. */
public final class Tolerance {
    /** One forward and backward pass, computed by somebody else. */
    public static final double ONE_PASS = 1e-9;

    /** Training over many epochs, computed by somebody else. */
    public static final double TRAJECTORY = 1e-7;

    /** Something that was rounded to single precision on its way. */
    public static final double SINGLE = 0x1p-23;

    /** The same sums in another order. */
    public static final double SUM = 1e-13;

    /** A derivative against a central difference, whose own error is about 1e-16 of the loss by the step of 1e-6. */
    public static final double FINITE_DIFFERENCE = 1e-6;

    /** How many standard errors a mean over seeded random numbers may be off. */
    public static final double STANDARD_ERRORS = 6;

    private Tolerance() {}

    /** Fails unless the arrays are of one length and no element is off by more than the tolerance. */
    public static void assertClose(String what, double[] actual, double[] expected, double relative) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("%s, element %d", what, i).isCloseTo(expected[i], within(relative * largest));
        }
    }
}
