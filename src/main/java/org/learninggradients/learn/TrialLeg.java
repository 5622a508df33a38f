package org.learninggradients.learn;

import java.io.Serializable;
import org.learninggradients.learn.outcome.EpochOutcome;

/** A trial's way through some epochs: at the beginning its state, at the end also what the epochs come to. Wire form. */
public final class TrialLeg implements Serializable {
    private final int index;
    private final int optimization;
    private final TrialState state;
    private final int firstEpoch;
    private final EpochOutcome[] outcomes;

    /**
     * A leg at its beginning.
     *
     * @param index the trial's index in its cohort
     * @param optimization the index of the trial's optimization in the order
     */
    public TrialLeg(int index, int optimization, TrialState state) {
        this(index, optimization, state, state.epoch() + 1, new EpochOutcome[0]);
    }

    private TrialLeg(int index, int optimization, TrialState state, int firstEpoch, EpochOutcome[] outcomes) {
        this.index = index;
        this.optimization = optimization;
        this.state = state;
        this.firstEpoch = firstEpoch;
        this.outcomes = outcomes;
    }

    /** This leg at its end, with what its epochs come to. */
    TrialLeg end(EpochOutcome[] epochs) {
        return new TrialLeg(index, optimization, state, firstEpoch, epochs);
    }

    /** The index of the trial's optimization in the order. */
    int optimization() {
        return optimization;
    }

    /** The trial's index in its cohort. */
    public int index() {
        return index;
    }

    public TrialState state() {
        return state;
    }

    /** The first epoch of the leg. */
    public int firstEpoch() {
        return firstEpoch;
    }

    /** What the epochs come to, in their order; the epoch in which a trial diverges is not among them. */
    public EpochOutcome[] outcomes() {
        return outcomes;
    }
}
