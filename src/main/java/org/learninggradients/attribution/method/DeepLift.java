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
 * DeepLIFT (Shrikumar, Greenside &amp; Kundaje 2017, arXiv 1704.02685): the difference from the reference's output is shared out
 * layer by layer. Linear layers pass multipliers by their transpose, activations by one of two rules, max pools by {@link WinnerRule}.
 */
public enum DeepLift implements Method {
    /** DeepLIFT with {@link RescaleRule} at all activations. */
    RESCALE {
        @Override
        boolean revealsCancellation(Layer linear) {
            return false;
        }
    },
    /** DeepLIFT with {@link RevealCancelRule} at activations that follow a linear layer, and Rescale at others. */
    REVEAL_CANCEL {
        @Override
        boolean revealsCancellation(Layer linear) {
            return linear instanceof Affine || linear instanceof AveragePool;
        }
    },
    /** DeepLIFT with RevealCancel at activations that follow a dense layer, and Rescale at others. */
    MIXED {
        @Override
        boolean revealsCancellation(Layer linear) {
            return linear instanceof Dense;
        }
    };

    /** Whether RevealCancel passes an activation that follows this layer. */
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
    public MethodPass pass(AttributionTarget target, Products products) {
        Network network = target.attributedNetwork();
        RevealCancelRule.Scratch scratch = new RevealCancelRule.Scratch(products);
        List<List<Composite.Step>> steps = new ArrayList<>();
        for (int reference = 0; reference < target.references().numRows; reference++) {
            Trace trace = trace(network, target.references(), reference, products);
            Composite composite = layer -> rule(layer, trace, scratch);
            steps.add(composite.steps(network));
        }
        BackwardPass backward = new BackwardPass(network.topology());
        return new Comparison(target.references(), (examples, reference) -> {
            backward.beginAt(examples.units(), examples.count());
            return backward.run(examples.trace(), steps.get(reference));
        });
    }

    private static Trace trace(Network network, DMatrixRMaj references, int reference, Products products) {
        Trace trace = new Trace(network.topology(), products);
        trace.reshape(1);
        System.arraycopy(references.data, reference * references.numCols, trace.inputs().data, 0, references.numCols);
        trace.forward(network.parameters());
        return trace;
    }

    private Rule rule(NetworkLayer given, Trace reference, RevealCancelRule.Scratch scratch) {
        Layer layer = given.layer();
        if (layer instanceof Softmax) {
            throw new IllegalArgumentException(
                    label() + " does not attribute the output of a softmax; attribute the logit before it");
        }
        if (layer instanceof MaxPool pool) {
            return new WinnerRule(given, pool, reference);
        }
        if (layer instanceof Activation activation && !activation.isIdentity()) {
            Optional<NetworkLayer> linear = given.below().filter(below -> revealsCancellation(below.layer()));
            return linear.isPresent()
                    ? new RevealCancelRule(activation, linear.get(), reference, scratch)
                    : new RescaleRule(given, activation, reference);
        }
        return Rule.gradient(given);
    }
}
