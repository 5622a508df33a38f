package org.learninggradients.train;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A trial at the beginning of a commit interval, and at its end with what its epochs came to. Wire form. */
final class TrialLeg implements Serializable {
    private final int place;
    private final TrialState state;
    private final int firstEpoch;
    private final EpochOutcome[] outcomes;

    /** At the beginning: the trial's place in its cohort and its state. */
    TrialLeg(int place, TrialState state) {
        this(place, state, state.epoch() + 1, new EpochOutcome[0]);
    }

    /** At the end. */
    TrialLeg(int place, TrialState state, int firstEpoch, EpochOutcome[] outcomes) {
        this.place = place;
        this.state = state;
        this.firstEpoch = firstEpoch;
        this.outcomes = outcomes;
    }

    int place() {
        return place;
    }

    TrialState state() {
        return state;
    }

    /** What the epoch came to; null when the leg has not gone through it. */
    @Nullable
    EpochOutcome outcome(int epoch) {
        int index = epoch - firstEpoch;
        return index >= 0 && index < outcomes.length ? outcomes[index] : null;
    }
}
