package org.learninggradients.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.CohortLayout;
import org.learninggradients.learn.LegOrder;
import org.learninggradients.learn.TrialState;
import org.learninggradients.learn.TrialSteps;
import org.learninggradients.net.Task;
import org.learninggradients.plan.Cohort;
import org.learninggradients.plan.Optimization;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Trial;

/**
 * What a cohort's placement works with.
 *
 * @param context of Spark
 * @param plan of the run
 * @param task of the networks
 * @param split of the cohort
 * @param cohort of trials
 * @param states of the trials, in the cohort's order. Modified by training.
 */
record CohortPlan(JavaSparkContext context, Plan plan, Task task, Split split, Cohort cohort, List<TrialState> states) {
    CohortLayout layout() {
        return new CohortLayout(
                cohort,
                split.layout(),
                split.moments().constant(),
                task,
                plan.importance(),
                plan.train().products());
    }

    /** What tasks are told of a leg whose last epoch this is. */
    LegOrder legOrder(int lastEpoch) {
        return new LegOrder(
                lastEpoch,
                cohort.trials().stream()
                        .map(trial -> trial.configuration().optimization())
                        .distinct()
                        .toList(),
                plan.importance().steps(),
                scored(),
                epochs(lastEpoch, plan::keepsNetworks),
                epochs(lastEpoch, this::attributes),
                plan.importance().methodRows(),
                Set.copyOf(plan.importance().exampleEpochs()),
                plan.importance().exampleRows());
    }

    private static Set<Integer> epochs(int last, IntPredicate chosen) {
        return IntStream.rangeClosed(1, last).filter(chosen).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /** Each trial on its way. */
    List<TrialSteps> steps(CohortLayout layout) {
        List<TrialSteps> steps = new ArrayList<>();
        for (int trial = 0; trial < states.size(); trial++) {
            Optimization optimization =
                    cohort.trials().get(trial).configuration().optimization();
            steps.add(layout.steps(
                    trial, states.get(trial), optimization, plan.importance().steps()));
        }
        return steps;
    }

    Trial trial(int place) {
        return cohort.trials().get(place);
    }

    /** Whether methods explain the networks after this epoch; they do where there are rows to explain. */
    boolean attributes(int epoch) {
        return plan.attributes(epoch) && split.rows(plan.importance().methodRows()) > 0;
    }

    /** Whether the area under the ROC curve is computed. */
    boolean scored() {
        return task == Task.BINARY && split.testRows() <= plan.aucRows();
    }

    /** Steps of so many an epoch until the last trial has finished so many epochs. */
    long stepsLeft(int steps, int epochs) {
        int first = states.stream().mapToInt(TrialState::epoch).min().orElse(epochs);
        return (long) steps * (epochs - first);
    }
}
