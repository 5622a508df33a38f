package org.learninggradients.attribution.method;

import org.ejml.data.DMatrixRMaj;

/** A method at work on a subject. Scratch memory, reused from block to block; one thread's. */
@FunctionalInterface
public interface MethodPass {
    /**
     * Explains the examples, each by itself.
     *
     * @param examples Not modified.
     * @param attributions [n, inputs]. Modified.
     */
    void attribute(Examples examples, DMatrixRMaj attributions);
}
