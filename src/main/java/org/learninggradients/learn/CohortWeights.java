package org.learninggradients.learn;

import java.io.Serializable;
import java.util.List;

/** What changes from step to step: which trials of a cohort still train, and their parameters one after another. */
public final class CohortWeights implements Serializable {
    private final int[] trials;
    private final int[] offsets;
    private final double[] parameters;

    /** Of these trials, by their places in the cohort. The states' arrays are copied. */
    public CohortWeights(int[] trials, List<TrialState> states) {
        this.trials = trials;
        this.offsets = new int[trials.length];
        int length = 0;
        for (int i = 0; i < trials.length; i++) {
            offsets[i] = length;
            length = Math.addExact(length, states.get(i).parameters().length);
        }
        this.parameters = new double[length];
        for (int i = 0; i < trials.length; i++) {
            double[] own = states.get(i).parameters();
            System.arraycopy(own, 0, parameters, offsets[i], own.length);
        }
    }

    private CohortWeights(int[] trials, int[] offsets, double[] parameters) {
        this.trials = trials;
        this.offsets = offsets;
        this.parameters = parameters;
    }

    /** Of one trial, by its place in the cohort; it sees what training does to the state. */
    static CohortWeights of(int trial, TrialState state) {
        return new CohortWeights(new int[] {trial}, new int[1], state.parameters());
    }

    /** How many trials there are. */
    public int size() {
        return trials.length;
    }

    /** The place in the cohort of the i-th trial here. */
    int trial(int i) {
        return trials[i];
    }

    /** Where the parameters of the i-th trial here begin. */
    int offset(int i) {
        return offsets[i];
    }

    double[] parameters() {
        return parameters;
    }
}
