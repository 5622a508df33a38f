package org.learninggradients.attribution.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.attribution.rule.BackwardPass;
import org.learninggradients.attribution.rule.Composite;
import org.learninggradients.attribution.rule.NetworkLayer;
import org.learninggradients.attribution.rule.RescaleRule;
import org.learninggradients.attribution.rule.RevealCancelRule;
import org.learninggradients.attribution.rule.Rule;
import org.learninggradients.attribution.rule.WinnerRule;
import org.learninggradients.math.Products;
import org.learninggradients.net.Network;
import org.learninggradients.net.Trace;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Affine;
import org.learninggradients.net.layer.AveragePool;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.MaxPool;
import org.learninggradients.net.layer.Softmax;
import org.learninggradients.text.Labels;

/**
 * DeepLIFT (Shrikumar, Greenside &amp; Kundaje 2017, arXiv 1704.02685): the difference from the reference's output, shared out layer
 * by layer. Linear layers pass multipliers by their transpose, activations by one of two rules, max pools by {@link WinnerRule}.
 */
public enum DeepLift implements Method {
    /** {@link RescaleRule} at all activations. */
    RESCALE {
        @Override
        boolean revealsCancellation(Layer linear) {
            return false;
        }
    },
    /** {@link RevealCancelRule} at activations that follow a linear layer, Rescale at others. */
    REVEAL_CANCEL {
        @Override
        boolean revealsCancellation(Layer linear) {
            return linear instanceof Affine || linear instanceof AveragePool;
        }
    },
    /** RevealCancel at activations that follow a dense layer, Rescale at others. */
    MIXED {
        @Override
        boolean revealsCancellation(Layer linear) {
            return linear instanceof Dense;
        }
    };

    /** Whether RevealCancel takes an activation that follows this layer. */
    abstract boolean revealsCancellation(Layer linear);

    @Override
    public String label() {
        return "deeplift-" + Labels.of(this);
    }

    @Override
    public Completeness completeness() {
        return Completeness.EXACT;
    }

    @Override
    public MethodPass attribution(AttributionTarget target, Products products) {
        Network network = target.attributedNetwork();
        RevealCancelRule.Scratch scratch = new RevealCancelRule.Scratch();
        List<List<Rule>> rules = new ArrayList<>();
        for (int reference = 0; reference < target.references().numRows; reference++) {
            Trace trace = trace(network, target.references(), reference, products);
            Composite composite = place -> rule(place, trace, scratch);
            rules.add(composite.rules(network));
        }
        BackwardPass backward = new BackwardPass(network.topology());
        return new Comparison(target.references(), (examples, reference) -> {
            backward.beginAt(examples.units(), examples.count());
            return backward.run(examples.trace(), rules.get(reference));
        });
    }

    private static Trace trace(Network network, DMatrixRMaj references, int reference, Products products) {
        Trace trace = new Trace(network.topology(), products);
        trace.reshape(1);
        System.arraycopy(references.data, reference * references.numCols, trace.inputs().data, 0, references.numCols);
        trace.forward(network.parameters(), 0);
        return trace;
    }

    private Rule rule(NetworkLayer place, Trace reference, RevealCancelRule.Scratch scratch) {
        Layer layer = place.layer();
        if (layer instanceof Softmax) {
            throw new IllegalArgumentException(
                    label() + " explains what stands before a softmax, not the softmax: explain the logit");
        }
        if (layer instanceof MaxPool pool) {
            return new WinnerRule(place, pool, reference);
        }
        if (layer instanceof Activation activation && !activation.isIdentity()) {
            Optional<NetworkLayer> linear = place.below().filter(below -> revealsCancellation(below.layer()));
            return linear.isPresent()
                    ? new RevealCancelRule(place, activation, linear.get(), reference, scratch)
                    : new RescaleRule(place, activation, reference);
        }
        return Rule.gradient(place);
    }
}
