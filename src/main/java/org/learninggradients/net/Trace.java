package org.learninggradients.net;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Products;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.Workspace;

/**
 * What one forward pass leaves behind: the values between all layers, a row an example. Scratch memory, reused from pass to pass;
 * one thread's.
 */
public final class Trace {
    private final Topology topology;
    private final DMatrixRMaj[] values;
    private final Workspace workspace;

    /** Empty, for this topology. */
    public Trace(Topology topology, Products products) {
        this.topology = topology;
        this.workspace = new Workspace(products);
        this.values = matrices(topology);
    }

    /** One matrix for each place between layers, the input's first. */
    static DMatrixRMaj[] matrices(Topology topology) {
        DMatrixRMaj[] matrices = new DMatrixRMaj[topology.layers().size() + 1];
        for (int i = 0; i < matrices.length; i++) {
            matrices[i] = new DMatrixRMaj(1, topology.shape(i).size());
        }
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

    /** What enters layer {@code layer}, counted from 0; at the number of layers, what leaves the last. */
    public DMatrixRMaj values(int layer) {
        return values[layer];
    }

    /** What leaves the last layer [n, outputs]. */
    public DMatrixRMaj outputs() {
        return values[values.length - 1];
    }

    /** What its layers compute with. */
    public Workspace workspace() {
        return workspace;
    }

    /** Fills all values after the input. Not modified: the parameters, which begin at {@code offset}. */
    public void forward(double[] parameters, int offset) {
        List<Layer> layers = topology.layers();
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(workspace, parameters, offset + topology.offset(i), values[i], values[i + 1]);
        }
    }
}
