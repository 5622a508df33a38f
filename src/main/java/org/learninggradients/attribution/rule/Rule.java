package org.learninggradients.attribution.rule;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.Trace;

/** A rule by which relevance passes a layer, from the value that leaves it to the values that enter it. One thread's. */
@FunctionalInterface
public interface Rule {
    /**
     * The lowest node that the rule passes at once where it begins at {@code node}. Every node from there on takes one value, which
     * no other node takes.
     */
    default int lowest(int node) {
        return node;
    }

    /**
     * Passes the layer.
     *
     * @param trace the forward pass. Not modified, but for what its layers see of the pass.
     * @param above relevance of what leaves the layer [n, outputs]. Not modified.
     * @param below relevance of each value that enters it [n, inputs]. Modified.
     */
    void pass(Trace trace, DMatrixRMaj above, DMatrixRMaj[] below);

    /** The chain rule. */
    static Rule gradient(NetworkLayer layer) {
        double[] parameters = layer.network().parameters();
        return (trace, above, below) -> layer.layer()
                .inputGradient(trace.pass(layer.node())
                        .parameters(parameters, layer.offset())
                        .gradients(above, below));
    }
}
