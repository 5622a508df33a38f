package org.learninggradients.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.learninggradients.data.TrainingData;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.PlannedProducts;
import org.learninggradients.learn.TrialState;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.Trial;
import org.learninggradients.store.RunInput;
import org.learninggradients.store.RunOutput;
import org.learninggradients.store.RunWriter;
import org.learninggradients.train.PlacementChoice;
import org.learninggradients.train.Training;
import org.learninggradients.train.TrainingListener;

/** A plan whose rows have been read, ready to train. It holds the rows on the cluster until it is closed. */
public final class PreparedTraining implements AutoCloseable {
    private final Plan plan;
    private final Optional<RunOutput> output;
    private final Consumer<String> notices;
    private final SparkSession session;
    private final JavaSparkContext context;
    private final TrainingData data;
    private final Map<Long, Split> splits = new HashMap<>();
    private @Nullable Grid grid;

    PreparedTraining(
            Plan plan,
            Optional<RunOutput> output,
            Consumer<String> notices,
            SparkSession session,
            JavaSparkContext context,
            TrainingData data) {
        this.plan = plan;
        this.output = output;
        this.notices = notices;
        this.session = session;
        this.context = context;
        this.data = data;
    }

    /**
     * Whether the folder already holds all that the plan asks for.
     *
     * @throws org.learninggradients.data.read.DataException when the folder's run was computed from other rows
     */
    public boolean isFinished() {
        return output.isPresent() && output.get().isFinished(data.fingerprint());
    }

    /**
     * All trials of the plan.
     *
     * @throws PlanException when the plan's networks do not fit the rows
     */
    public Grid grid() {
        Grid known = grid;
        if (known == null) {
            known = Grid.of(plan, data.problem(), output.map(RunOutput::earlier).orElse(List.of()));
            grid = known;
        }
        return known;
    }

    /** What the plan comes to on its rows. */
    public TrainingOutline outline() {
        return new TrainingOutline(plan, grid(), data, context);
    }

    /** The rows of every split with trials to train, by its seed. They stay on the cluster, for any number of trainings. */
    public Map<Long, Split> splits() {
        divide(states());
        return Map.copyOf(splits);
    }

    /**
     * Trains every trial to the plan's last epoch: from where the folder has it, or from the beginning. The folder's tables are
     * written before a listener is told.
     *
     * @param listeners are told of everything that happens, in their order
     * @return the states of all trials at the end, in the order of their numbers
     * @throws PlanException when this machine, or one of the cluster, cannot compute the plan's products
     */
    public List<TrialState> train(List<TrainingListener> listeners) {
        PlannedProducts.check(plan.train().products());
        List<TrialState> states = states();
        divide(states);
        if (output.isPresent()) {
            record(output.get(), states, listeners);
        } else {
            train(states, listeners);
        }
        return states;
    }

    private List<TrialState> states() {
        return output.map(folder -> folder.states(grid()))
                .orElseGet(() -> grid().trials().stream()
                        .map(trial -> TrialState.initial(plan, trial))
                        .toList());
    }

    private void divide(List<TrialState> states) {
        for (Trial trial : grid().trials()) {
            TrialState state = states.get(trial.number());
            if (!state.diverged() && state.epoch() < plan.train().epochs()) {
                splits.computeIfAbsent(trial.splitSeed(), this::split);
            }
        }
        data.release();
    }

    private Split split(long seed) {
        int partitions = plan.train().partitions().orElse(context.defaultParallelism());
        return data.split(seed, plan.train().smallestBatch(), partitions);
    }

    private void record(RunOutput folder, List<TrialState> states, List<TrainingListener> listeners) {
        RunWriter writer = folder.start(new RunInput(
                data.problem(),
                grid(),
                data.rows(),
                data.trainingRows(),
                data.fingerprint(),
                Versions.all(),
                context.sc().applicationId()));
        try {
            List<TrainingListener> all = new ArrayList<>(List.of(writer.listener(session, splits)));
            all.addAll(listeners);
            train(states, all);
            writer.complete(session);
        } catch (Throwable e) {
            writer.fail(e);
            throw e;
        }
    }

    private void train(List<TrialState> states, List<TrainingListener> listeners) {
        Training training = new Training(context, plan, data.problem().task(), splits, listeners);
        PlacementChoice choice = training.placement(grid(), states);
        notices.accept("placement " + choice.placement().label() + ": " + choice.reason());
        training.run(grid(), states);
    }

    /** What a collector has heard, with what the networks' inputs and outputs stand for. */
    TrainingResult result(ResultCollector collector) {
        return collector.result(plan, data.problem(), splits, data.trainingRows());
    }

    /** Frees the rows on the cluster. */
    @Override
    public void close() {
        splits.values().forEach(Split::close);
        data.close();
    }
}
