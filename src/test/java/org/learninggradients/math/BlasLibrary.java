package org.learninggradients.math;

import static org.junit.jupiter.api.Assumptions.abort;

/** The machine's BLAS library, which not every machine has; .ci/run installs it. */
public final class BlasLibrary {
    private BlasLibrary() {}

    /** Skips the test where there is none. */
    public static void assumeThere() {
        try {
            NativeProducts.library();
        } catch (IllegalStateException e) {
            abort(e.getMessage());
        }
    }
}
