package org.learninggradients.net;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Products;
import org.learninggradients.net.layer.LayerPass;
import org.learninggradients.net.layer.Workspace;

/**
 * The values of a network from one forward pass, a row an example. Scratch memory, reused from pass to pass; one
 * thread's.
 */
public final class Trace {
    private final Topology topology;
    private final DMatrixRMaj[] values;
    private final LayerPass[] passes;

    /** Empty, for this topology. */
    public Trace(Topology topology, Products products) {
        this.topology = topology;
        this.values = matrices(topology);
        Workspace workspace = new Workspace(products);
        this.passes = new LayerPass[topology.nodes().size()];
        Arrays.setAll(passes, node -> new LayerPass(workspace, inputs(node), values[node + 1]));
    }

    private DMatrixRMaj[] inputs(int node) {
        return topology.nodes().get(node).inputs().stream()
                .map(value -> values[value])
                .toArray(DMatrixRMaj[]::new);
    }

    /** One matrix for each value, the input's first. */
    static DMatrixRMaj[] matrices(Topology topology) {
        DMatrixRMaj[] matrices = new DMatrixRMaj[topology.nodes().size() + 1];
        Arrays.setAll(
                matrices, value -> new DMatrixRMaj(1, topology.shape(value).size()));
        return matrices;
    }

    /** Makes room for this many examples. What was there is lost. */
    public void reshape(int examples) {
        for (DMatrixRMaj matrix : values) {
            matrix.reshape(examples, matrix.numCols);
        }
    }

    /** X [n, inputs], to be filled before {@link #forward}. */
    public DMatrixRMaj inputs() {
        return values[0];
    }

    /** The value of this number: 0 is the input, k leaves the k-th node. */
    public DMatrixRMaj value(int value) {
        return values[value];
    }

    /** What leaves the last layer [n, outputs]. */
    public DMatrixRMaj outputs() {
        return values[values.length - 1];
    }

    /** What this node's layer sees of the pass. */
    public LayerPass pass(int node) {
        return passes[node];
    }

    /** Fills all values after the input, as the network gives them outside training. Not modified: the parameters. */
    public void forward(double[] parameters) {
        forward(LayerPass.Mode.EVAL, parameters, 0);
    }

    /** Fills all values after the input. Not modified: the parameters, which begin at {@code offset}. */
    void forward(LayerPass.Mode mode, double[] parameters, int offset) {
        for (int node = 0; node < passes.length; node++) {
            LayerPass pass = passes[node];
            pass.mode(mode).parameters(parameters, offset + topology.offset(node));
            topology.layer(node).forward(pass);
        }
    }
}
