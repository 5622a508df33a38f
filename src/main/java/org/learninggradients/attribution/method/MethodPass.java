package org.learninggradients.attribution.method;

import org.ejml.data.DMatrixRMaj;

/** A method prepared for one target. It holds scratch memory, reused from block to block; one thread's. */
@FunctionalInterface
public interface MethodPass {
    /**
     * Attributes the examples, each by itself.
     *
     * @param examples Not modified.
     * @param attributions [n, inputs]. Modified.
     */
    void attribute(Examples examples, DMatrixRMaj attributions);
}
