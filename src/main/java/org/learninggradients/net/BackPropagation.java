package org.learninggradients.net;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Products;
import org.learninggradients.net.layer.Layer;

/**
 * Forward and backward pass over a batch of examples. With W(2), δ(2) the weights and dC/dz of the first dense layer, training
 * stops at dC/dW(2) = δ(2)·xᵀ; one product further lies the gradient on the input, g = W(2)ᵀ·δ(2) (Reyes-Ochoa &amp;
 * López-Aguayo 2020, arXiv 2012.03188, algorithms 1 and 2). The paper prints δw where the chain rule has w, in both algorithms;
 * its text and figures need w, which is used here.
 *
 * <p>Scratch memory, reused from pass to pass; one thread's.
 */
public final class BackPropagation {
    /** Of values and gradients between layers that stay in a core's second cache beside all else. */
    private static final int CACHED_BYTES = 128 << 10;

    /** Of the same where too few rows have room there: memory does not grow with the rows of a block. */
    private static final int MOST_BYTES = 64 << 20;

    /** With fewer rows, products cost more than what the cache saves. */
    private static final int LEAST_ROWS = 64;

    private final Topology topology;
    private final Loss loss;
    private final boolean towardsInputs;
    private final Trace trace;
    private final DMatrixRMaj targets;
    private final DMatrixRMaj[] deltas;
    private double[] losses = new double[0];

    /** For this topology and loss; the gradient on the inputs is computed where {@code towardsInputs} says so. */
    public BackPropagation(Topology topology, Loss loss, boolean towardsInputs, Products products) {
        this.topology = topology;
        this.loss = loss;
        this.towardsInputs = towardsInputs;
        this.trace = new Trace(topology, products);
        this.targets = new DMatrixRMaj(1, topology.outputs());
        this.deltas = Trace.matrices(topology);
    }

    /**
     * How many examples to pass at once, at most: a multiple of four that the topology alone decides, for sums depend on it. As many as
     * their values and gradients between layers leave room for in a core's second cache or, where 64 have none there, in 64 MiB; never
     * fewer than 64.
     */
    public int rowsAtOnce() {
        long bytes = 0;
        for (DMatrixRMaj delta : deltas) {
            bytes += 2L * Double.BYTES * delta.numCols;
        }
        int cached = (int) (CACHED_BYTES / bytes) & -4;
        return cached >= LEAST_ROWS ? cached : Math.max(LEAST_ROWS, (int) (MOST_BYTES / bytes) & -4);
    }

    /** Makes room for this many examples. What was there is lost. */
    public void reshape(int examples) {
        trace.reshape(examples);
        targets.reshape(examples, targets.numCols);
        for (DMatrixRMaj delta : deltas) {
            delta.reshape(examples, delta.numCols);
        }
        if (losses.length < examples) {
            losses = new double[examples];
        }
    }

    /** X [n, inputs], to be filled before a pass. */
    public DMatrixRMaj inputs() {
        return trace.inputs();
    }

    /** T [n, outputs], to be filled before a pass. */
    public DMatrixRMaj targets() {
        return targets;
    }

    /** What the network said of the examples [n, outputs]. */
    public DMatrixRMaj outputs() {
        return trace.outputs();
    }

    /** The loss of each example, at least n long. */
    public double[] losses() {
        return losses;
    }

    /** dC/dx of each example's own loss [n, inputs], after a backward pass that goes to the inputs. */
    public DMatrixRMaj inputGradients() {
        return deltas[0];
    }

    /** Outputs and losses. Not modified: the parameters, which begin at {@code offset}. */
    public void forward(double[] parameters, int offset) {
        trace.forward(parameters, offset);
        loss.evaluate(trace.outputs(), targets, losses, deltas[deltas.length - 1]);
    }

    /**
     * From the losses of {@link #forward} back to the parameters and, where asked for, to the inputs.
     *
     * @param parameters the network's from {@code offset}. Not modified.
     * @param gradient the sum over examples of dC/dparameters, from {@code gradientOffset}. Modified.
     */
    public void backward(double[] parameters, int offset, double[] gradient, int gradientOffset) {
        List<Layer> layers = topology.layers();
        for (int i = layers.size() - 1; i >= 0; i--) {
            Layer layer = layers.get(i);
            int part = topology.offset(i);
            DMatrixRMaj X = trace.values(i);
            DMatrixRMaj dY = deltas[i + 1];
            layer.parameterGradient(trace.workspace(), X, dY, gradient, gradientOffset + part);
            if (i > 0 || towardsInputs) {
                layer.inputGradient(
                        trace.workspace(), parameters, offset + part, X, trace.values(i + 1), dY, deltas[i]);
            }
        }
    }
}
