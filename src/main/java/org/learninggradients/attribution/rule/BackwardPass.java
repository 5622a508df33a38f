package org.learninggradients.attribution.rule;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.Topology;
import org.learninggradients.net.Trace;
import org.learninggradients.net.ValueGradients;

/** Carries relevance from the outputs down to the inputs, layer by layer. Scratch memory, reused from pass to pass; one thread's. */
public final class BackwardPass {
    private final ValueGradients relevance;

    public BackwardPass(Topology topology) {
        this.relevance = new ValueGradients(topology);
    }

    /** The relevance of the outputs [n, outputs], to be filled before {@link #run}. */
    public DMatrixRMaj outputs(int count) {
        relevance.reshape(count);
        return relevance.outputs();
    }

    /** Fills {@link #outputs}: each row's relevance is 1 at its unit and 0 elsewhere. */
    public void beginAt(int[] units, int count) {
        DMatrixRMaj outputs = outputs(count);
        outputs.zero();
        for (int row = 0; row < count; row++) {
            outputs.set(row, units[row], 1);
        }
    }

    /** The relevance of the inputs [n, inputs], scratch memory too. Not modified: the trace. */
    public DMatrixRMaj run(Trace trace, List<Composite.Step> steps) {
        relevance.begin();
        for (Composite.Step step : steps) {
            step.rule().pass(trace, relevance.of(step.node() + 1), relevance.into(step.lowest()));
            relevance.collect(step.lowest());
        }
        return relevance.of(0);
    }
}
