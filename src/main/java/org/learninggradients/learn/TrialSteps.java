package org.learninggradients.learn;

import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.learn.optimizer.Optimizer;
import org.learninggradients.learn.outcome.EpochOutcome;
import org.learninggradients.plan.Optimization;

/** One trial's way through its epochs. It divides the sums of each step, once, and lets the optimiser step. */
public final class TrialSteps {
    private final TrialState state;
    private final Optimizer optimizer;
    private final double[] gradient;
    private final int inputGradientSums;
    private final boolean keepSteps;
    private EpochOutcome outcome;

    /** The way on from a state. {@code inputGradientSums} is the length of the sums of learning gradients. */
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

    /** What the present epoch comes to so far. */
    public EpochOutcome outcome() {
        return outcome;
    }

    /** Hands over what the ended epoch comes to, and begins the next. Modified: this. */
    public EpochOutcome takeOutcome() {
        EpochOutcome taken = outcome;
        outcome = new EpochOutcome(inputGradientSums);
        return taken;
    }

    /** Whether this is the trial's next epoch. */
    public boolean isBefore(int epoch) {
        return state.epoch() == epoch - 1 && !state.diverged();
    }

    /** Takes one step. The trial is the i-th of the sum, and its sums begin at {@code offset}. Modified: this. */
    public void step(double[] sums, int offset, CohortSum step, int i) {
        ExampleCounts counts = step.counts(i);
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = sums[offset + k] / counts.examples();
        }
        double meanLoss = sums[offset + gradient.length + inputGradientSums] / counts.examples();
        state.descend(optimizer, meanLoss, gradient);
        if (!state.diverged()) {
            outcome.steps().add(sums, offset + gradient.length, counts, keepSteps);
        }
    }

    /** Ends the epoch, after the test rows are in. A trial whose test loss is not finite diverges. Modified: this. */
    public void endEpoch() {
        if (!outcome.test().isFinite()) {
            state.diverge();
        }
        if (!state.diverged()) {
            state.completeEpoch();
        }
    }
}
