package org.learninggradients.learn;

import java.io.Serializable;
import java.util.List;

/** What changes from step to step: which trials of a cohort still train, and their parameters, one after the other. Wire form. */
public final class CohortWeights implements Serializable {
    private final int[] trials;
    private final int[] offsets;
    private final double[] parameters;

    /** Weights of trials, given by their indices in the cohort, in these states. The states' arrays are copied. */
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

    /** Weights of one trial, given by its index in the cohort. The state's array is shared, and training changes it. */
    static CohortWeights of(int trial, TrialState state) {
        return new CohortWeights(new int[] {trial}, new int[1], state.parameters());
    }

    /** How many trials there are. */
    public int size() {
        return trials.length;
    }

    /** The index in the cohort of the i-th trial here. */
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
