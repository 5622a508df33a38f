package org.learninggradients.attribution.rule;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Products;
import org.learninggradients.math.Sign;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.Trace;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Affine;
import org.learninggradients.net.layer.LayerPass;
import org.learninggradients.net.layer.Workspace;

/**
 * DeepLIFT's RevealCancel rule. It passes an activation f and the linear layer z = W·x + b below it at once, with any identities
 * between them, because positive and negative parts have multipliers of their own only there. With Δz⁺ the sum of the positive and Δz⁻
 * the sum of the negative w_i Δx_i,
 *
 * <pre>
 * m⁺ = ½ [f(z0 + Δz⁺) − f(z0)]/Δz⁺ + ½ [f(z0 + Δz⁻ + Δz⁺) − f(z0 + Δz⁻)]/Δz⁺
 * m⁻ = ½ [f(z0 + Δz⁻) − f(z0)]/Δz⁻ + ½ [f(z0 + Δz⁺ + Δz⁻) − f(z0 + Δz⁺)]/Δz⁻
 * </pre>
 *
 * times m_above. Where Δz⁺ or Δz⁻ is 0, derivatives take the place of the quotients. An input takes m⁺ for what it adds and m⁻ for what
 * it takes away. Positive and negative parts are ½ (t ± |t|), so that all of them follow from W and |W|:
 *
 * <pre>
 * Δz± = ½ (W·Δx ± |W|·|Δx|)        m_below = Wᵀ · ½ (m⁺ + m⁻) + sign(Δx) · |W|ᵀ · ½ (m⁺ − m⁻)
 * </pre>
 *
 * <p>Where no term is negative, or none positive, both products add up the same numbers in the same order, so that Δz⁻ or Δz⁺ is 0 to
 * the bit. As a difference of two outputs it would be the rounding of their biases, which has a slope at a kink.
 */
public final class RevealCancelRule implements Rule {
    private final NetworkLayer linear;
    private final Activation activation;
    private final double[] x0;
    private final double[] z0;
    private final Scratch scratch;

    /** W·Δx from steps to common, and back. */
    private final LayerPass byWeights;

    /** |W|·|Δx| from distances to apart, and back. */
    private final LayerPass byMagnitudes;

    /** The rule of this activation above its linear layer. The differences are those from this forward pass of one example. */
    public RevealCancelRule(Activation activation, NetworkLayer linear, Trace reference, Scratch scratch) {
        this.linear = linear;
        this.activation = activation;
        this.x0 = NetworkLayer.repeated(linear.entering(reference).data);
        this.z0 = NetworkLayer.repeated(linear.leaving(reference).data);
        this.scratch = scratch;
        scratch.prepare(linear.network());
        this.byWeights = scratch.weightPass(linear);
        this.byMagnitudes = scratch.magnitudePass(linear);
    }

    @Override
    public int lowest(int node) {
        return linear.node();
    }

    @Override
    public void pass(Trace trace, DMatrixRMaj above, DMatrixRMaj[] below) {
        DMatrixRMaj X = linear.entering(trace);
        DMatrixRMaj steps = scratch.steps;
        DMatrixRMaj distances = scratch.distances;
        DMatrixRMaj common = scratch.common;
        DMatrixRMaj apart = scratch.apart;
        steps.reshape(X.numRows, X.numCols);
        distances.reshape(X.numRows, X.numCols);
        common.reshape(above.numRows, above.numCols);
        apart.reshape(above.numRows, above.numCols);
        takeSteps(X.data, X.getNumElements());
        linear.layer().forward(byWeights);
        linear.layer().forward(byMagnitudes);
        multiply(above);
        linear.layer().inputGradient(byWeights.gradients(common, below));
        linear.layer().inputGradient(byMagnitudes);
        double[] relevance = below[0].data;
        for (int i = 0; i < steps.getNumElements(); i++) {
            relevance[i] = Math.fma(Sign.of(steps.data[i]), distances.data[i], relevance[i]);
        }
    }

    /** Writes Δx to steps and |Δx| to distances. */
    private void takeSteps(double[] x, int total) {
        double[] steps = scratch.steps.data;
        double[] distances = scratch.distances.data;
        for (int start = 0; start < total; start += x0.length) {
            int count = Math.min(x0.length, total - start);
            for (int i = 0; i < count; i++) {
                double step = x[start + i] - x0[i];
                steps[start + i] = step;
                distances[start + i] = Math.abs(step);
            }
        }
    }

    /** Replaces W·Δx in common by ½ (m⁺ + m⁻), and |W|·|Δx| in apart by ½ (m⁺ − m⁻). */
    private void multiply(DMatrixRMaj above) {
        int total = above.getNumElements();
        double[] common = scratch.common.data;
        double[] apart = scratch.apart.data;
        scratch.reserve(z0.length);
        double[] rises = scratch.rises;
        double[] falls = scratch.falls;
        for (int start = 0; start < total; start += z0.length) {
            int count = Math.min(z0.length, total - start);
            for (int i = 0; i < count; i++) {
                rises[i] = (common[start + i] + apart[start + i]) / 2;
                falls[i] = (common[start + i] - apart[start + i]) / 2;
            }
            double[] up = meanSlopes(rises, falls, count, scratch.up);
            double[] down = meanSlopes(falls, rises, count, scratch.down);
            for (int i = 0; i < count; i++) {
                common[start + i] = above.data[start + i] * (up[i] + down[i]) / 2;
                apart[start + i] = above.data[start + i] * (up[i] - down[i]) / 2;
            }
        }
    }

    /** Mean slopes of the steps, half of them taken from z0 and half after the others. Modified: means, which it returns. */
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

    /** W and |W| without biases, and scratch memory, which the rules of a pass use one after the other. */
    public static final class Scratch {
        private final Workspace workspace;
        private double[] weights = {};
        private double[] magnitudes = {};
        private final DMatrixRMaj steps = new DMatrixRMaj(1, 1);
        private final DMatrixRMaj distances = new DMatrixRMaj(1, 1);
        private final DMatrixRMaj common = new DMatrixRMaj(1, 1);
        private final DMatrixRMaj apart = new DMatrixRMaj(1, 1);
        private double[] rises = {};
        private double[] falls = {};
        private double[] up = {};
        private double[] down = {};
        private double[] after = {};
        private double[] slopes = {};

        /** For the rules of one network, whose products are these. */
        public Scratch(Products products) {
            workspace = new Workspace(products);
        }

        private void prepare(Network network) {
            Topology topology = network.topology();
            if (weights.length == topology.parameterCount()) {
                return;
            }
            weights = new double[topology.parameterCount()];
            magnitudes = new double[topology.parameterCount()];
            for (int node = 0; node < topology.nodes().size(); node++) {
                if (topology.layer(node) instanceof Affine affine) {
                    int first = topology.offset(node);
                    for (int i = first; i < first + affine.biasOffset(); i++) {
                        weights[i] = network.parameters()[i];
                        magnitudes[i] = Math.abs(weights[i]);
                    }
                }
            }
        }

        private LayerPass weightPass(NetworkLayer linear) {
            return new LayerPass(workspace, new DMatrixRMaj[] {steps}, common).parameters(weights, linear.offset());
        }

        private LayerPass magnitudePass(NetworkLayer linear) {
            DMatrixRMaj[] between = {distances};
            return new LayerPass(workspace, between, apart)
                    .parameters(magnitudes, linear.offset())
                    .gradients(apart, between);
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
