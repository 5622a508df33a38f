package org.learninggradients.attribution.method;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.attribution.rule.BackwardPass;
import org.learninggradients.attribution.rule.Composite;
import org.learninggradients.math.Products;
import org.learninggradients.net.Network;
import org.learninggradients.net.Trace;

/** d out/dx at inputs of one's choice. Scratch memory, reused from pass to pass; one thread's. */
final class OutputGradient {
    private final Network network;
    private final Trace trace;
    private final BackwardPass backward;
    private final List<Composite.Step> steps;

    OutputGradient(Network network, Products products) {
        this.network = network;
        this.trace = new Trace(network.topology(), products);
        this.backward = new BackwardPass(network.topology());
        this.steps = Composite.GRADIENT.steps(network);
    }

    /** Room for X [n, inputs], to be filled before {@link #of}. */
    DMatrixRMaj inputs(int count) {
        trace.reshape(count);
        return trace.inputs();
    }

    /** The gradient [n, inputs] of each row's unit; scratch memory. */
    DMatrixRMaj of(int[] units) {
        trace.forward(network.parameters());
        backward.beginAt(units, trace.inputs().numRows);
        return backward.run(trace, steps);
    }
}
