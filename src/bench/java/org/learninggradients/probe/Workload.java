package org.learninggradients.probe;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.learninggradients.cli.ProductSession;
import org.learninggradients.data.TrainingData;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.TrialState;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.train.Training;
import org.learninggradients.train.TrainingListener;

/** The rows and trials of a plan of one split, ready to train: where a command is before its first step. */
final class Workload implements AutoCloseable {
    static final Path SWEEP = Path.of("src/bench/conf/sweep.conf");
    static final Path PASS = Path.of("src/bench/conf/pass.conf");

    private final ProductSession session;
    private final Plan plan;
    private final TrainingData dataset;
    private final Split split;
    private final Grid grid;

    /** Reads and splits the rows of a settings file with changes. */
    Workload(ProductSession session, Path conf, List<String> changes) {
        this.session = session;
        this.plan = ProductSession.plan(conf, changes);
        this.dataset = TrainingData.read(session.context(), session.spark(), plan.data());
        this.grid = Grid.of(plan, dataset.problem(), List.of());
        int partitions = plan.train().partitions().orElse(session.context().defaultParallelism());
        this.split = dataset.split(plan.data().splitSeeds().get(0), plan.train().smallestBatch(), partitions);
        dataset.release();
    }

    Split split() {
        return split;
    }

    Grid grid() {
        return grid;
    }

    int trials() {
        return grid.trials().size();
    }

    long trialEpochs() {
        return (long) trials() * plan.train().epochs();
    }

    /** All trials before their first epoch. */
    List<TrialState> initial() {
        return grid.trials().stream()
                .map(trial -> TrialState.initial(plan, trial))
                .toList();
    }

    /** The training phase from the first epoch to the last, and how long it took in seconds. */
    double train(TrainingListener listener) {
        return train(initial(), listener);
    }

    /** The same from these states. Modified: they. */
    double train(List<TrialState> states, TrainingListener listener) {
        Training training = new Training(
                session.context(), plan, dataset.problem().task(), Map.of(split.seed(), split), List.of(listener));
        long start = System.nanoTime();
        training.run(grid, states);
        return (System.nanoTime() - start) * 1e-9;
    }

    @Override
    public void close() {
        split.close();
        dataset.close();
    }
}
