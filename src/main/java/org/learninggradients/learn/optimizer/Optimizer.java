package org.learninggradients.learn.optimizer;

import org.learninggradients.plan.Optimization;

/**
 * A rule by which parameters w follow the gradient g of their loss. Weight decay λ adds λ·w to g, for weights and biases (as
 * PyTorch's optimisers do).
 */
public sealed interface Optimizer permits Sgd, Adam {
    /** The rule that the settings ask for. */
    static Optimizer of(Optimization settings) {
        return switch (settings.name()) {
            case SGD -> new Sgd(settings.learningRate(), settings.momentum(), settings.weightDecay());
            case ADAM -> new Adam(settings.learningRate(), settings.weightDecay());
        };
    }

    /** Length of the state, which is kept from step to step, for so many parameters. It begins as zeros. */
    int stateLength(int parameters);

    /**
     * One step.
     *
     * @param parameters w. Modified.
     * @param gradient g, of the mean loss. Not modified.
     * @param state what is kept from step to step. Modified.
     * @param step the step's number, from 1, over the whole training
     */
    void descend(double[] parameters, double[] gradient, double[] state, long step);
}
