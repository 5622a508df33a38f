package org.learninggradients.probe;

import java.nio.file.Path;
import java.util.List;
import org.learninggradients.cli.ProductSession;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.TrialState;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.run.PreparedTraining;
import org.learninggradients.run.TrainingRun;
import org.learninggradients.train.TrainingListener;

/** A plan of one split whose rows are divided, ready to train in memory any number of times. */
final class Workload implements AutoCloseable {
    static final Path SWEEP = Path.of("src/bench/conf/sweep.conf");
    static final Path PASS = Path.of("src/bench/conf/pass.conf");

    private final Plan plan;
    private final PreparedTraining training;
    private final Split split;

    /** Reads and splits the rows of a settings file with changes. */
    Workload(ProductSession session, Path conf, List<String> changes) {
        this.plan = ProductSession.plan(conf, changes);
        this.training = TrainingRun.withoutOutput(plan, notice -> {}).read(session.spark());
        this.split = training.splits().values().iterator().next();
    }

    Split split() {
        return split;
    }

    Grid grid() {
        return training.grid();
    }

    int trials() {
        return grid().trials().size();
    }

    long trialEpochs() {
        return (long) trials() * plan.train().epochs();
    }

    /** Trains from the first epoch to the last; how long it took in seconds. */
    double train(TrainingListener listener) {
        return run(listener).seconds();
    }

    /** The same, with the states of all trials at the end. */
    Trained run(TrainingListener listener) {
        Start start = new Start();
        List<TrialState> states = training.train(List.of(start, listener));
        return new Trained(states, (System.nanoTime() - start.time) * 1e-9);
    }

    record Trained(List<TrialState> states, double seconds) {}

    /** When training begins. */
    private static final class Start implements TrainingListener {
        private long time;

        @Override
        public void onStart(List<TrialState> states) {
            time = System.nanoTime();
        }
    }

    @Override
    public void close() {
        training.close();
    }
}
