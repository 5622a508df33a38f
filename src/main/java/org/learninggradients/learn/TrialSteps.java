package org.learninggradients.learn;

import org.learninggradients.plan.Optimization;

/** One trial on its way through its epochs: divides the sums of each step, once, and lets the optimiser step. */
public final class TrialSteps {
    private final TrialState state;
    private final Optimizer optimizer;
    private final double[] gradient;
    private final int inputGradientSums;
    private final boolean keepSteps;
    private EpochOutcome outcome;

    /** From where the state is. */
    TrialSteps(TrialState state, Optimization optimization, int inputGradientSums, boolean keepSteps) {
        this.state = state;
        this.optimizer = Optimizer.of(optimization);
        this.gradient = new double[state.parameters().length];
        this.inputGradientSums = inputGradientSums;
        this.keepSteps = keepSteps;
        this.outcome = new EpochOutcome(inputGradientSums);
    }

    public TrialState state() {
        return state;
    }

    /** What the present epoch has come to so far. */
    public EpochOutcome outcome() {
        return outcome;
    }

    /** What the epoch has come to, which is over: the trial keeps nothing of it. */
    public EpochOutcome takeOutcome() {
        EpochOutcome taken = outcome;
        outcome = new EpochOutcome(inputGradientSums);
        return taken;
    }

    /** Whether this is the trial's next epoch. */
    public boolean isBefore(int epoch) {
        return state.epoch() == epoch - 1 && !state.diverged();
    }

    /** One step of the i-th trial of a sum, whose sums begin at {@code offset}. */
    public void step(double[] sums, int offset, CohortSum step, int i) {
        long examples = step.examples(i);
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = sums[offset + k] / examples;
        }
        double meanLoss = sums[offset + gradient.length + inputGradientSums] / examples;
        state.descend(optimizer, meanLoss, gradient);
        if (!state.diverged()) {
            outcome.addStep(sums, offset + gradient.length, step, i, keepSteps);
        }
    }

    /** Ends the epoch, after the test rows where there are any; a trial whose test loss is not finite has diverged. */
    public void endEpoch() {
        if (!outcome.isTestFinite()) {
            state.diverge();
        }
        if (!state.diverged()) {
            state.completeEpoch();
        }
    }
}
