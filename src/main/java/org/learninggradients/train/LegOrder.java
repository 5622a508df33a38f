package org.learninggradients.train;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.learninggradients.plan.Optimization;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Rows;
import org.learninggradients.plan.Trial;

/**
 * What tasks that train whole trials are told of the epochs of a leg. It travels in the tasks' closure, which Spark serialises by
 * Java whatever the serialiser of data.
 *
 * @param lastEpoch of the interval
 * @param optimizations that occur in the cohort
 * @param keepSteps whether every step's importance is kept
 * @param scored whether the area under the ROC curve is computed
 * @param networkEpochs after which networks are kept
 * @param exampleEpochs after which single examples are kept
 * @param exampleRows of which rows
 */
record LegOrder(
        int lastEpoch,
        List<Optimization> optimizations,
        boolean keepSteps,
        boolean scored,
        Set<Integer> networkEpochs,
        Set<Integer> exampleEpochs,
        Rows exampleRows)
        implements Serializable {
    LegOrder(CohortPlan plan, int lastEpoch) {
        this(plan.plan(), plan.cohort().trials(), plan.scored(), lastEpoch);
    }

    private LegOrder(Plan plan, List<Trial> trials, boolean scored, int lastEpoch) {
        this(
                lastEpoch,
                trials.stream()
                        .map(trial -> trial.configuration().optimization())
                        .distinct()
                        .toList(),
                plan.importance().steps(),
                scored,
                IntStream.rangeClosed(1, lastEpoch)
                        .filter(plan::keepsNetworks)
                        .boxed()
                        .collect(Collectors.toUnmodifiableSet()),
                Set.copyOf(plan.importance().exampleEpochs()),
                plan.importance().exampleRows());
    }
}
