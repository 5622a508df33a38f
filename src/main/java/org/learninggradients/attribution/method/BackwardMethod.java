package org.learninggradients.attribution.method;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.attribution.rule.BackwardPass;
import org.learninggradients.attribution.rule.Composite;
import org.learninggradients.attribution.rule.NetworkLayer;
import org.learninggradients.attribution.rule.Rule;
import org.learninggradients.math.Products;
import org.learninggradients.net.Network;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.text.Labels;

/**
 * Methods of one backward pass from an output unit. Deconvolution and guided back-propagation alter ReLUs alone, so that both are the
 * gradient on a network without ReLUs. A max pool passes all relevance to the largest value.
 */
public enum BackwardMethod implements Method {
    /**
     * |d out/dx| (Simonyan, Vedaldi &amp; Zisserman 2013, arXiv 1312.6034) of each input. The authors' maximum over the
     * channels of an image is not taken.
     */
    SALIENCY {
        @Override
        double attribution(double relevance, double x) {
            return Math.abs(relevance);
        }
    },
    /** d out/dx. */
    OUTPUT_GRADIENT,
    /** x · d out/dx. */
    GRADIENT_TIMES_INPUT {
        @Override
        double attribution(double relevance, double x) {
            return x * relevance;
        }
    },
    /** At each ReLU, R = R_above · 1(R_above &gt; 0) (Zeiler &amp; Fergus 2013, arXiv 1311.2901). */
    DECONVOLUTION {
        @Override
        Rule rule(NetworkLayer layer) {
            return layer.layer() == Activation.RELU
                    ? (trace, above, below) -> keepPositive(above, below[0])
                    : Rule.gradient(layer);
        }
    },
    /** At each ReLU, R = R_above · 1(x &gt; 0) · 1(R_above &gt; 0) (Springenberg et al. 2014, arXiv 1412.6806). */
    GUIDED_BACKPROPAGATION {
        @Override
        Rule rule(NetworkLayer layer) {
            Rule gradient = Rule.gradient(layer);
            return layer.layer() != Activation.RELU
                    ? gradient
                    : (trace, above, below) -> {
                        gradient.pass(trace, above, below);
                        keepPositive(below[0], below[0]);
                    };
        }
    };

    /** The rule by which relevance passes this layer. */
    Rule rule(NetworkLayer layer) {
        return Rule.gradient(layer);
    }

    /** The attribution of an input x that has this relevance. */
    double attribution(double relevance, double x) {
        return relevance;
    }

    private static void keepPositive(DMatrixRMaj from, DMatrixRMaj to) {
        for (int i = 0; i < from.getNumElements(); i++) {
            to.data[i] = Math.max(from.data[i], 0);
        }
    }

    @Override
    public String label() {
        return Labels.of(this);
    }

    @Override
    public MethodPass pass(AttributionTarget target, Products products) {
        Network network = target.attributedNetwork();
        BackwardPass backward = new BackwardPass(network.topology());
        Composite composite = this::rule;
        List<Composite.Step> steps = composite.steps(network);
        return (examples, attributions) -> {
            backward.beginAt(examples.units(), examples.count());
            double[] relevance = backward.run(examples.trace(), steps).data;
            double[] x = examples.X().data;
            for (int i = 0; i < attributions.getNumElements(); i++) {
                attributions.data[i] = attribution(relevance[i], x[i]);
            }
        };
    }
}
