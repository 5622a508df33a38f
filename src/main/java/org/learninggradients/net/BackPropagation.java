package org.learninggradients.net;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Products;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.LayerPass;

/**
 * Forward and backward pass over a batch of examples. Let W(2) and δ(2) be the weights and dC/dz of the first dense layer. Training
 * stops at dC/dW(2) = δ(2)·xᵀ. One product more gives the gradient on the input, g = W(2)ᵀ·δ(2) (Reyes-Ochoa &amp; López-Aguayo
 * 2020, arXiv 2012.03188, algorithms 1 and 2). Both algorithms print δw where the chain rule has w. The paper's text and figures
 * need w, which is used here.
 *
 * <p>The sums that a caller makes of a pass depend on {@link #rowsAtOnce}, and so on the constants here: a change of them needs a new
 * numerics number. Scratch memory, reused from pass to pass; one thread's.
 */
public final class BackPropagation {
    /** Upper bound in bytes for the values and gradients of one pass, which leaves half of a 256-KiB second-level cache to all else. */
    private static final int CACHED_BYTES = 128 << 10;

    /** Upper bound in bytes where too few rows have room in the cache, so that memory does not grow with the rows of a block. */
    private static final int MOST_BYTES = 64 << 20;

    /** Least rows of a pass: with fewer, products cost more time than the cache saves. */
    private static final int LEAST_ROWS = 64;

    /** How far a backward pass goes. */
    public enum Reach {
        /** To the gradient of the parameters. */
        PARAMETERS,
        /** To the gradients of the parameters and of the inputs. */
        INPUTS
    }

    private final Topology topology;
    private final Loss loss;
    private final Trace trace;
    private final DMatrixRMaj targets;
    private final ValueGradients gradients;

    /** For each node whether the pass goes on to its inputs: not where these are the network's, unless their gradient is wanted. */
    private final boolean[] goesOn;

    private double[] losses = new double[0];

    /** A pass over networks of this topology with this loss. */
    public BackPropagation(Topology topology, Loss loss, Reach reach, Products products) {
        this.topology = topology;
        this.loss = loss;
        this.trace = new Trace(topology, products);
        this.targets = new DMatrixRMaj(1, topology.outputs());
        this.gradients = new ValueGradients(topology);
        this.goesOn = new boolean[topology.nodes().size()];
        for (int node = 0; node < goesOn.length; node++) {
            goesOn[node] = reach == Reach.INPUTS
                    || topology.nodes().get(node).inputs().stream().anyMatch(value -> value > 0);
        }
    }

    /**
     * How many examples to pass at once, at most. It is a multiple of four and at least 64, and the topology alone decides it, because
     * sums depend on it. It is as many as have room, with all values and their gradients, in a core's second-level cache or, where 64
     * have none there, in 64 MiB.
     */
    public int rowsAtOnce() {
        long bytes = 0;
        for (int value = 0; value <= topology.nodes().size(); value++) {
            bytes += 2L * Double.BYTES * topology.shape(value).size();
        }
        int cached = (int) (CACHED_BYTES / bytes) & -4;
        return cached >= LEAST_ROWS ? cached : Math.max(LEAST_ROWS, (int) (MOST_BYTES / bytes) & -4);
    }

    /** Makes room for this many examples. What was there is lost. */
    public void reshape(int examples) {
        trace.reshape(examples);
        targets.reshape(examples, targets.numCols);
        gradients.reshape(examples);
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

    /** The network's outputs for the examples [n, outputs]. */
    public DMatrixRMaj outputs() {
        return trace.outputs();
    }

    /** The loss of each example, at least n long. */
    public double[] losses() {
        return losses;
    }

    /** dC/dx of each example's own loss [n, inputs], after a backward pass that reaches the inputs. */
    public DMatrixRMaj inputGradients() {
        return gradients.of(0);
    }

    /** Computes outputs and losses. Not modified: the parameters, which begin at {@code offset}. */
    public void forward(LayerPass.Mode mode, double[] parameters, int offset) {
        trace.forward(mode, parameters, offset);
        loss.evaluate(trace.outputs(), targets, losses, gradients.outputs());
    }

    /**
     * Goes from the losses of {@link #forward} back as far as the pass reaches.
     *
     * @param parameters the network's from {@code offset}, as {@link #forward} had them. Not modified.
     * @param gradient the sum over examples of dC/dparameters, from {@code gradientOffset}. Modified.
     */
    public void backward(double[] parameters, int offset, double[] gradient, int gradientOffset) {
        gradients.begin();
        for (int node = goesOn.length - 1; node >= 0; node--) {
            Layer layer = topology.layer(node);
            int part = topology.offset(node);
            LayerPass pass = trace.pass(node)
                    .parameters(parameters, offset + part)
                    .parameterGradient(gradient, gradientOffset + part)
                    .gradients(gradients.of(node + 1), gradients.into(node));
            layer.parameterGradient(pass);
            if (goesOn[node]) {
                layer.inputGradient(pass);
                gradients.collect(node);
            }
        }
    }
}
