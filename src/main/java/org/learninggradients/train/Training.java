package org.learninggradients.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.BlockSet;
import org.learninggradients.learn.TrialState;
import org.learninggradients.net.Task;
import org.learninggradients.plan.Cohort;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Placement;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.Trial;

/**
 * The training of all trials of a grid, in cohorts that advance in lockstep. Inside each leg the cohorts run in turn, so that an epoch
 * is complete for all trials when it is committed.
 */
public final class Training {
    private final JavaSparkContext context;
    private final Plan plan;
    private final Task task;
    private final Map<Long, Split> splits;
    private final TrainingListener listener;

    /** The training of a plan; {@code splits} has the rows of every split seed that occurs. */
    public Training(
            JavaSparkContext context, Plan plan, Task task, Map<Long, Split> splits, List<TrainingListener> listeners) {
        this.context = context;
        this.plan = plan;
        this.task = task;
        this.splits = Map.copyOf(splits);
        this.listener = new Listeners(listeners);
    }

    /**
     * Takes every trial from its state to the plan's last epoch. A trial that diverges stops; the others go on. Where no trial is
     * left to train, the last epoch is committed all the same, since an earlier run may have ended before it was.
     *
     * @param states the states of all trials of the grid, in the order of their numbers. Modified.
     * @throws PlanException where a machine of the cluster cannot compute the plan's products
     */
    public void run(Grid grid, List<TrialState> states) {
        Map<Long, Broadcast<BlockSet>> blocks = new HashMap<>();
        List<CohortPlacement> cohorts = new ArrayList<>();
        try {
            listener.onStart(states);
            Placement placement = placement(grid, states).placement();
            cohorts.addAll(cohorts(placement, unfinished(grid, states), states, blocks));
            Progress progress = new Progress(
                    listener,
                    cohorts.stream()
                            .mapToLong(cohort -> cohort.stepsLeft(plan.train().epochs()))
                            .sum());
            advance(cohorts, states, placement, progress);
            if (cohorts.isEmpty()) {
                listener.onCommit(plan.train().epochs(), states);
            }
        } catch (Exception e) {
            rethrowPlanException(e);
            throw e;
        } finally {
            cohorts.forEach(CohortPlacement::close);
            blocks.values().forEach(Broadcast::destroy);
            context.setJobDescription(null);
        }
    }

    private void advance(
            List<CohortPlacement> cohorts, List<TrialState> states, Placement placement, Progress progress) {
        int epochs = plan.train().epochs();
        CommitSchedule schedule = new CommitSchedule(epochs, plan.checkpoint(), placement, System::nanoTime);
        for (int first = firstEpoch(states), last; first <= epochs; first = last + 1) {
            last = schedule.begin(first);
            for (CohortPlacement cohort : cohorts) {
                cohort.advance(first, last, progress);
            }
            if (schedule.isDue(first, last)) {
                listener.onCommit(last, states);
                schedule.committed();
            }
        }
    }

    /** Throws a task's refusal of the plan, such as of a library that its machine lacks, without Spark's words around it. */
    private static void rethrowPlanException(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PlanException refusal) {
                throw refusal;
            }
        }
    }

    /** The placement that {@link #run} takes. */
    public PlacementChoice placement(Grid grid, List<TrialState> states) {
        return PlacementChoice.of(context, plan, splits.values(), unfinished(grid, states));
    }

    private List<Trial> unfinished(Grid grid, List<TrialState> states) {
        return grid.trials().stream()
                .filter(trial -> goesOn(states.get(trial.number())))
                .toList();
    }

    private List<CohortPlacement> cohorts(
            Placement placement, List<Trial> trials, List<TrialState> states, Map<Long, Broadcast<BlockSet>> blocks) {
        List<CohortPlacement> cohorts = new ArrayList<>();
        for (Cohort cohort : Cohort.of(trials, plan.train().cohortBytes())) {
            Split split = splits.get(cohort.splitSeed());
            if (split == null) {
                throw new IllegalArgumentException("no rows are given for split seed " + cohort.splitSeed());
            }
            List<TrialState> own = cohort.trials().stream()
                    .map(trial -> states.get(trial.number()))
                    .toList();
            CohortTraining cohortTraining = new CohortTraining(context, plan, task, split, cohort, own);
            cohorts.add(
                    switch (placement) {
                        case DATA -> new DataPlacement(cohortTraining, listener);
                        case TRIALS ->
                            new TrialsPlacement(
                                    cohortTraining,
                                    blocks.computeIfAbsent(split.seed(), unused -> context.broadcast(blocks(split))),
                                    listener);
                    });
        }
        return cohorts;
    }

    private static BlockSet blocks(Split split) {
        return new BlockSet(split.training().collect(), split.test().collect());
    }

    private boolean goesOn(TrialState state) {
        return !state.diverged() && state.epoch() < plan.train().epochs();
    }

    private int firstEpoch(List<TrialState> states) {
        return states.stream()
                        .filter(this::goesOn)
                        .mapToInt(TrialState::epoch)
                        .min()
                        .orElse(plan.train().epochs())
                + 1;
    }
}
