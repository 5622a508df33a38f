package org.learninggradients.train;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.learninggradients.plan.Optimization;
import org.learninggradients.plan.Rows;

/**
 * What tasks that train whole trials are told of the epochs of a leg. It travels in the tasks' closure, which Spark serialises by
 * Java whatever the serialiser of data.
 *
 * @param lastEpoch of the interval
 * @param optimizations that occur in the cohort
 * @param keepSteps whether every step's importance is kept
 * @param scored whether the area under the ROC curve is computed
 * @param networkEpochs after which networks are kept
 * @param methodEpochs after which methods explain the networks
 * @param methodRows of which rows
 * @param exampleEpochs after which single examples are kept
 * @param exampleRows of which rows
 */
record LegOrder(
        int lastEpoch,
        List<Optimization> optimizations,
        boolean keepSteps,
        boolean scored,
        Set<Integer> networkEpochs,
        Set<Integer> methodEpochs,
        Rows methodRows,
        Set<Integer> exampleEpochs,
        Rows exampleRows)
        implements Serializable {
    LegOrder(CohortPlan plan, int lastEpoch) {
        this(
                lastEpoch,
                plan.cohort().trials().stream()
                        .map(trial -> trial.configuration().optimization())
                        .distinct()
                        .toList(),
                plan.plan().importance().steps(),
                plan.scored(),
                epochs(lastEpoch, plan.plan()::keepsNetworks),
                epochs(lastEpoch, plan::explains),
                plan.plan().importance().methodRows(),
                Set.copyOf(plan.plan().importance().exampleEpochs()),
                plan.plan().importance().exampleRows());
    }

    private static Set<Integer> epochs(int last, IntPredicate chosen) {
        return IntStream.rangeClosed(1, last).filter(chosen).boxed().collect(Collectors.toUnmodifiableSet());
    }
}
