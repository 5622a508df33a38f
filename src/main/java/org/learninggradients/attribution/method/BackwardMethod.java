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
 * One backward pass from an output unit. Deconvolution and guided back-propagation alter ReLUs alone: on a network without them
 * both are the gradient. A max pool passes everything to its winner.
 */
public enum BackwardMethod implements Method {
    /**
     * |d out/dx| (Simonyan, Vedaldi &amp; Zisserman 2013, arXiv 1312.6034) of each input. What the authors show of an image, the maximum
     * over its channels, is left to who reads the table.
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
        Rule rule(NetworkLayer place) {
            return place.layer() == Activation.RELU
                    ? (trace, above, below) -> keepPositive(above, below)
                    : Rule.gradient(place);
        }
    },
    /** At each ReLU, R = R_above · 1(x &gt; 0) · 1(R_above &gt; 0) (Springenberg et al. 2014, arXiv 1412.6806). */
    GUIDED_BACKPROPAGATION {
        @Override
        Rule rule(NetworkLayer place) {
            Rule gradient = Rule.gradient(place);
            return place.layer() != Activation.RELU
                    ? gradient
                    : (trace, above, below) -> {
                        gradient.pass(trace, above, below);
                        keepPositive(below, below);
                    };
        }
    };

    /** How relevance passes a layer. */
    Rule rule(NetworkLayer place) {
        return Rule.gradient(place);
    }

    /** Of an input x to which this relevance came down. */
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
    public MethodPass attribution(AttributionTarget target, Products products) {
        Network network = target.attributedNetwork();
        BackwardPass backward = new BackwardPass(network.topology());
        Composite composite = this::rule;
        List<Rule> rules = composite.rules(network);
        return (examples, attributions) -> {
            backward.beginAt(examples.units(), examples.count());
            double[] relevance = backward.run(examples.trace(), rules).data;
            double[] x = examples.X().data;
            for (int i = 0; i < attributions.getNumElements(); i++) {
                attributions.data[i] = attribution(relevance[i], x[i]);
            }
        };
    }
}
