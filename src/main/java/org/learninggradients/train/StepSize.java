package org.learninggradients.train;

import org.learninggradients.learn.Minibatches;
import org.learninggradients.learn.importance.ImportanceSums;
import org.learninggradients.plan.Cohort;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Problem;

/** How much one step of a cohort sends over the network, known before it runs. */
public final class StepSize {
    private final int steps;
    private final long parameters;
    private final long sums;

    /** The size of a step of a cohort on so many training rows. */
    public StepSize(Plan plan, Problem problem, Cohort cohort, long trainingRows) {
        int features = plan.importance().learningGradient() ? problem.features().size() : 0;
        this.steps = Minibatches.steps(trainingRows, cohort.batchSize());
        this.parameters = cohort.parameterCount();
        this.sums = parameters + (long) cohort.trials().size() * (ImportanceSums.length(features) + 1);
    }

    /** How many steps an epoch has. */
    public int steps() {
        return steps;
    }

    /** Bytes of parameters that every executor receives in a step. */
    public long broadcastBytes() {
        return Double.BYTES * parameters;
    }

    /** Bytes of one node of the ordered sum; a partition returns as many nodes as its blocks collapse to. */
    public long resultBytes() {
        return Double.BYTES * sums;
    }
}
