package org.learninggradients.attribution.rule;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.Trace;

/** How relevance passes a layer, from what leaves the layer to what enters it. One thread's. */
@FunctionalInterface
public interface Rule {
    /** How many layers it passes at once. */
    default int layers() {
        return 1;
    }

    /**
     * Passes the layer.
     *
     * @param trace the forward pass. Not modified.
     * @param above relevance of what leaves the layer [n, outputs]. Not modified.
     * @param below relevance of what enters it [n, inputs]. Modified.
     */
    void pass(Trace trace, DMatrixRMaj above, DMatrixRMaj below);

    /** The chain rule. */
    static Rule gradient(NetworkLayer place) {
        double[] parameters = place.network().parameters();
        return (trace, above, below) -> place.inputGradient(parameters, trace, above, below);
    }
}
