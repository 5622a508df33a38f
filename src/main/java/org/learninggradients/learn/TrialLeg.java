package org.learninggradients.learn;

import java.io.Serializable;

/** A trial at the beginning of some epochs, and at their end with what its epochs came to. Wire form. */
public final class TrialLeg implements Serializable {
    private final int place;
    private final int optimization;
    private final TrialState state;
    private final int firstEpoch;
    private final EpochOutcome[] outcomes;

    /** At the beginning: the trial's place in its cohort, which of the order's optimizations it follows, its state. */
    public TrialLeg(int place, int optimization, TrialState state) {
        this(place, optimization, state, state.epoch() + 1, new EpochOutcome[0]);
    }

    private TrialLeg(int place, int optimization, TrialState state, int firstEpoch, EpochOutcome[] outcomes) {
        this.place = place;
        this.optimization = optimization;
        this.state = state;
        this.firstEpoch = firstEpoch;
        this.outcomes = outcomes;
    }

    /** At the end: with what the epochs after the beginning came to. */
    TrialLeg end(EpochOutcome[] epochs) {
        return new TrialLeg(place, optimization, state, firstEpoch, epochs);
    }

    /** Which of the order's optimizations the trial follows. */
    int optimization() {
        return optimization;
    }

    public int place() {
        return place;
    }

    public TrialState state() {
        return state;
    }

    /** The first epoch of the leg. */
    public int firstEpoch() {
        return firstEpoch;
    }

    /** What its epochs came to, in their order; a diverged trial's last epoch is not among them. */
    public EpochOutcome[] outcomes() {
        return outcomes;
    }
}
