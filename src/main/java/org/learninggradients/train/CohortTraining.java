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
 * One cohort's training: its trials with their states, and the rows of their split.
 *
 * @param context the context of Spark
 * @param plan the plan of the run
 * @param task the task of the networks
 * @param split the split that the trials learn from
 * @param cohort the trials
 * @param states the states of the trials, in the cohort's order. Modified by training.
 */
record CohortTraining(
        JavaSparkContext context, Plan plan, Task task, Split split, Cohort cohort, List<TrialState> states) {
    CohortLayout layout() {
        return new CohortLayout(
                cohort,
                split.layout(),
                split.moments().constant(),
                task,
                plan.importance(),
                plan.train().products());
    }

    /** The order for a leg that ends with this epoch. */
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
                plan.importance().methodSide(),
                epochs(lastEpoch, plan::keepsExamples),
                plan.importance().exampleSide());
    }

    private static Set<Integer> epochs(int last, IntPredicate chosen) {
        return IntStream.rangeClosed(1, last).filter(chosen).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /** The way of each trial through its epochs, from its state on. */
    List<TrialSteps> steps(CohortLayout layout) {
        List<TrialSteps> steps = new ArrayList<>();
        for (int trial = 0; trial < states.size(); trial++) {
            Optimization optimization =
                    cohort.trials().get(trial).configuration().optimization();
            steps.add(layout.steps(
                    states.get(trial), optimization, plan.importance().steps()));
        }
        return steps;
    }

    /** The trial with an index in the cohort. */
    Trial trial(int index) {
        return cohort.trials().get(index);
    }

    /** Whether methods attribute the networks after this epoch; without rows to attribute they do not. */
    boolean attributes(int epoch) {
        return plan.attributes(epoch) && split.rows(plan.importance().methodSide()) > 0;
    }

    /** Whether the area under the ROC curve is computed. */
    boolean scored() {
        return task == Task.BINARY && split.testRows() <= plan.aucRows();
    }

    /** Steps until every trial has finished so many epochs of so many steps, if none diverges. */
    long stepsLeft(int stepsOfEpoch, int epochs) {
        int first = states.stream().mapToInt(TrialState::epoch).min().orElse(epochs);
        return (long) stepsOfEpoch * (epochs - first);
    }
}
