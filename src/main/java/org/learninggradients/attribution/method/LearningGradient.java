package org.learninggradients.attribution.method;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.attribution.rule.BackwardPass;
import org.learninggradients.attribution.rule.Composite;
import org.learninggradients.math.Products;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.Trace;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.Softmax;

/**
 * dC/dx of each example's own loss C, with its sign (Reyes-Ochoa &amp; López-Aguayo 2020, arXiv 2012.03188, algorithm 2, before its
 * norm and absolute value). A loss on logits is computed from the values before a final sigmoid or softmax, any other loss from
 * the network's outputs. The target's value does not matter.
 */
public record LearningGradient(Loss loss) implements Method {
    /** The name in settings and tables. */
    public static final String LABEL = "learning-gradient";

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public boolean usesTargets() {
        return true;
    }

    @Override
    public MethodPass pass(AttributionTarget target, Products products) {
        checkOutputs(target.network().topology());
        Network network = (loss.takesLogits() ? TargetValue.LOGIT : TargetValue.OUTPUT).of(target.network());
        return new Pass(loss, network, new Trace(network.topology(), products));
    }

    /** Refuses outputs that the loss does not take: a loss on logits takes those of its own activation and of none. */
    private void checkOutputs(Topology topology) {
        Layer last = topology.outputLayer();
        boolean isOwn = switch (loss) {
            case MSE -> true;
            case BINARY_CROSS_ENTROPY -> last == Activation.SIGMOID;
            case SOFTMAX_CROSS_ENTROPY -> last instanceof Softmax;
        };
        if (loss == Loss.SOFTMAX_CROSS_ENTROPY && topology.outputs() == 1) {
            throw new IllegalArgumentException(loss.label() + " takes at least 2 outputs, but the network has 1");
        }
        if (last.isActivation() && !isOwn) {
            throw new IllegalArgumentException(
                    "the outputs are those of a " + last.word() + ", which " + loss.label() + " does not take");
        }
    }

    private static final class Pass implements MethodPass {
        private final Loss loss;
        private final Network network;
        private final Trace trace;
        private final BackwardPass backward;
        private final List<Composite.Step> steps;
        private double[] losses = {};

        Pass(Loss loss, Network network, Trace trace) {
            this.loss = loss;
            this.network = network;
            this.trace = trace;
            this.backward = new BackwardPass(network.topology());
            this.steps = Composite.GRADIENT.steps(network);
        }

        @Override
        public void attribute(Examples examples, DMatrixRMaj attributions) {
            int count = examples.count();
            if (losses.length < count) {
                losses = new double[count];
            }
            trace.reshape(count);
            trace.inputs().setTo(examples.X());
            trace.forward(network.parameters());
            loss.evaluate(trace.outputs(), examples.targets(), losses, backward.outputs(count));
            attributions.setTo(backward.run(trace, steps));
        }
    }
}
