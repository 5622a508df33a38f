package org.learninggradients.attribution;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.Activation;
import org.learninggradients.net.Affine;
import org.learninggradients.net.Layer;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.Trace;

/**
 * At an activation f and the linear layer z = W·x + b below it, both at once, for only between the two do positive and negative
 * parts have multipliers of their own. Δz⁺ and Δz⁻ are the sums of the positive and of the negative w_i Δx_i, and
 *
 * <pre>
 * m⁺ = ½ [f(z0 + Δz⁺) − f(z0)]/Δz⁺ + ½ [f(z0 + Δz⁻ + Δz⁺) − f(z0 + Δz⁻)]/Δz⁺
 * m⁻ = ½ [f(z0 + Δz⁻) − f(z0)]/Δz⁻ + ½ [f(z0 + Δz⁺ + Δz⁻) − f(z0 + Δz⁺)]/Δz⁻
 * </pre>
 *
 * times m_above; where Δz⁺ or Δz⁻ is 0, derivatives. An input takes m⁺ for what it adds and m⁻ for what it takes away. As
 * positive and negative parts are ½ (t ± |t|), all of them follow from W and |W|:
 *
 * <pre>
 * Δz± = ½ (Δz ± |W|·|Δx|)        m_below = Wᵀ · ½ (m⁺ + m⁻) + sign(Δx) · |W|ᵀ · ½ (m⁺ − m⁻)
 * </pre>
 */
final class RevealCancelRule implements Rule {
    private final Place linear;
    private final Activation activation;
    private final double[] x0;
    private final double[] z0;
    private final Scratch scratch;

    /** The differences are those from this forward pass of one example. */
    RevealCancelRule(Place linear, Activation activation, Trace reference, Scratch scratch) {
        this.linear = linear;
        this.activation = activation;
        this.x0 = Place.repeated(linear.entering(reference).data);
        this.z0 = Place.repeated(linear.leaving(reference).data);
        this.scratch = scratch;
    }

    @Override
    public int layers() {
        return 2;
    }

    @Override
    public void pass(Trace trace, DMatrixRMaj above, DMatrixRMaj below) {
        DMatrixRMaj X = linear.entering(trace);
        DMatrixRMaj inputs = scratch.inputs;
        DMatrixRMaj common = scratch.common;
        DMatrixRMaj apart = scratch.apart;
        inputs.reshape(X.numRows, X.numCols);
        common.reshape(above.numRows, above.numCols);
        apart.reshape(above.numRows, above.numCols);
        takeDistances(X.data, inputs.data, X.getNumElements());
        linear.forward(scratch.magnitudes, trace, inputs, apart);
        multiply(linear.leaving(trace), above);
        linear.inputGradient(linear.network().parameters(), trace, common, below);
        linear.inputGradient(scratch.magnitudes, trace, apart, inputs);
        addBySign(X.data, inputs.data, below.data, X.getNumElements());
    }

    /** |Δx|. Modified: distances. */
    private void takeDistances(double[] x, double[] distances, int total) {
        for (int start = 0; start < total; start += x0.length) {
            int count = Math.min(x0.length, total - start);
            for (int i = 0; i < count; i++) {
                distances[start + i] = Math.abs(x[start + i] - x0[i]);
            }
        }
    }

    /** To below is added sign(Δx) · relevance. Modified: below. */
    private void addBySign(double[] x, double[] relevance, double[] below, int total) {
        for (int start = 0; start < total; start += x0.length) {
            int count = Math.min(x0.length, total - start);
            for (int i = 0; i < count; i++) {
                below[start + i] = Math.fma(sign(x[start + i] - x0[i]), relevance[start + i], below[start + i]);
            }
        }
    }

    /** As Math.signum, without its branches on data that nobody can foretell. */
    private static double sign(double difference) {
        return Math.max(-1, Math.min(difference * 0x1p1000 * 0x1p74, 1));
    }

    /** From |W|·|Δx|, which is in apart, to ½ (m⁺ + m⁻) in common and ½ (m⁺ − m⁻) in apart. */
    private void multiply(DMatrixRMaj Z, DMatrixRMaj above) {
        int total = above.getNumElements();
        double[] common = scratch.common.data;
        double[] apart = scratch.apart.data;
        scratch.reserve(z0.length);
        double[] rises = scratch.rises;
        double[] falls = scratch.falls;
        for (int start = 0; start < total; start += z0.length) {
            int count = Math.min(z0.length, total - start);
            for (int i = 0; i < count; i++) {
                double step = Z.data[start + i] - z0[i];
                rises[i] = (step + apart[start + i]) / 2;
                falls[i] = (step - apart[start + i]) / 2;
            }
            double[] up = meanSlopes(rises, falls, count, scratch.up);
            double[] down = meanSlopes(falls, rises, count, scratch.down);
            for (int i = 0; i < count; i++) {
                common[start + i] = above.data[start + i] * (up[i] + down[i]) / 2;
                apart[start + i] = above.data[start + i] * (up[i] - down[i]) / 2;
            }
        }
    }

    /** Of the steps, half of them taken from z0, half after the others. Modified: means, which it returns. */
    private double[] meanSlopes(double[] steps, double[] others, int count, double[] means) {
        double[] after = scratch.after;
        double[] slopes = scratch.slopes;
        for (int i = 0; i < count; i++) {
            after[i] = z0[i] + others[i];
        }
        activation.slopes(z0, steps, slopes, count);
        activation.slopes(after, steps, means, count);
        for (int i = 0; i < count; i++) {
            means[i] = (slopes[i] + means[i]) / 2;
        }
        return means;
    }

    /** What the rules of a pass share: absolute weights without biases, and memory that serves one rule after the other. */
    static final class Scratch {
        private final double[] magnitudes;
        private final DMatrixRMaj inputs = new DMatrixRMaj(1, 1);
        private final DMatrixRMaj common = new DMatrixRMaj(1, 1);
        private final DMatrixRMaj apart = new DMatrixRMaj(1, 1);
        private double[] rises = {};
        private double[] falls = {};
        private double[] up = {};
        private double[] down = {};
        private double[] after = {};
        private double[] slopes = {};

        Scratch(Network network) {
            Topology topology = network.topology();
            this.magnitudes = new double[topology.parameterCount()];
            for (int layer = 0; layer < topology.layers().size(); layer++) {
                Layer linear = topology.layers().get(layer);
                if (linear instanceof Affine affine) {
                    int first = topology.offset(layer);
                    for (int i = first; i < first + affine.biasOffset(); i++) {
                        magnitudes[i] = Math.abs(network.parameters()[i]);
                    }
                }
            }
        }

        private void reserve(int length) {
            if (rises.length < length) {
                rises = new double[length];
                falls = new double[length];
                up = new double[length];
                down = new double[length];
                after = new double[length];
                slopes = new double[length];
            }
        }
    }
}
