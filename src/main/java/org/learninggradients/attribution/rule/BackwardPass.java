package org.learninggradients.attribution.rule;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.Topology;
import org.learninggradients.net.Trace;

/** Carries relevance from the outputs down to the inputs, layer by layer. Scratch memory, reused from pass to pass; one thread's. */
public final class BackwardPass {
    private final Topology topology;
    private DMatrixRMaj above = new DMatrixRMaj(1, 1);
    private DMatrixRMaj below = new DMatrixRMaj(1, 1);

    public BackwardPass(Topology topology) {
        this.topology = topology;
    }

    /** The relevance of the outputs [n, outputs], to be filled before {@link #run}. */
    public DMatrixRMaj outputs(int count) {
        above.reshape(count, topology.outputs());
        return above;
    }

    /** As {@link #outputs}, filled: each row's relevance is 1 at its unit and 0 elsewhere. */
    public void beginAt(int[] units, int count) {
        DMatrixRMaj outputs = outputs(count);
        outputs.zero();
        for (int row = 0; row < count; row++) {
            outputs.set(row, units[row], 1);
        }
    }

    /** The relevance of the inputs [n, inputs], scratch memory too. Not modified: the trace. */
    public DMatrixRMaj run(Trace trace, List<Rule> rules) {
        int place = topology.layers().size();
        for (Rule rule : rules) {
            place -= rule.layers();
            below.reshape(above.numRows, topology.shape(place).size());
            rule.pass(trace, above, below);
            DMatrixRMaj passed = above;
            above = below;
            below = passed;
        }
        return above;
    }
}
