package org.learninggradients.attribution.rule;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.Trace;
import org.learninggradients.net.layer.Activation;

/** DeepLIFT's Rescale rule at an activation: m_below = m_above · Δy/Δx, with the derivative where Δx is 0. */
public final class RescaleRule implements Rule {
    private final NetworkLayer layer;
    private final Activation activation;
    private final double[] reference;
    private final double[] steps;
    private final double[] slopes;

    /** The differences are those from this forward pass of one example. */
    public RescaleRule(NetworkLayer layer, Activation activation, Trace reference) {
        this.layer = layer;
        this.activation = activation;
        this.reference = NetworkLayer.repeated(layer.entering(reference).data);
        this.steps = new double[this.reference.length];
        this.slopes = new double[this.reference.length];
    }

    @Override
    public void pass(Trace trace, DMatrixRMaj above, DMatrixRMaj[] below) {
        double[] relevance = below[0].data;
        double[] z = layer.entering(trace).data;
        int total = above.getNumElements();
        for (int start = 0; start < total; start += reference.length) {
            int count = Math.min(reference.length, total - start);
            for (int i = 0; i < count; i++) {
                steps[i] = z[start + i] - reference[i];
            }
            activation.slopes(reference, steps, slopes, count);
            for (int i = 0; i < count; i++) {
                relevance[start + i] = above.data[start + i] * slopes[i];
            }
        }
    }
}
