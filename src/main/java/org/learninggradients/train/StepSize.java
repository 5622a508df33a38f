package org.learninggradients.train;

import org.learninggradients.learn.Minibatches;
import org.learninggradients.plan.Cohort;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Problem;

/** How much a cohort's step ships, known before it runs. */
public final class StepSize {
    private final int steps;
    private final long parameters;
    private final long sums;

    /** Of a cohort of this plan on so many training rows. */
    public StepSize(Plan plan, Problem problem, Cohort cohort, long trainingRows) {
        int features = plan.importance().learningGradient() ? problem.features().size() : 0;
        this.steps = Minibatches.steps(trainingRows, cohort.batchSize());
        this.parameters = cohort.parameterCount();
        this.sums = parameters + cohort.trials().size() * (3L * features + 1);
    }

    /** Steps of an epoch. */
    public int steps() {
        return steps;
    }

    /** Parameters, in bytes, that every executor receives in a step. */
    public long broadcastBytes() {
        return Double.BYTES * parameters;
    }

    /** Sums, in bytes, of one node of the ordered sum; a partition returns as many nodes as its blocks collapse to. */
    public long resultBytes() {
        return Double.BYTES * sums;
    }
}
