package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.SparkSessions;
import org.learninggradients.cli.settings.PlanReader;
import org.learninggradients.cli.settings.Settings;
import org.learninggradients.data.TrainingData;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.TrialState;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.store.ExistingRun;
import org.learninggradients.store.Run;
import org.learninggradients.store.RunInput;
import org.learninggradients.store.RunOutput;
import org.learninggradients.store.RunRecord.State;
import org.learninggradients.store.RunWriter;
import org.learninggradients.store.table.Table;
import org.learninggradients.train.Training;
import org.learninggradients.train.TrainingListener;

/** A run that died in the middle goes on where it was committed, and ends with the bits of one that did not. */
@TestInstance(Lifecycle.PER_CLASS)
class ResumeIT {
    private static final String[] ALL_DIVERGE = {
        "data { path = data/wdbc.csv, label = target }",
        "network { hidden = [[]], output-activation = identity }",
        "train { epochs = 4, batch-size = 150, loss = mse, seeds = [1, 2] }",
        "train.optimizer { name = sgd, learning-rate = 1e60 }",
        "checkpoint.every = 2"
    };

    private final Path folder;
    private final Undisturbed undisturbed;

    ResumeIT(@TempDir Path folder) {
        this.folder = folder;
        undisturbed = Undisturbed.train(
                folder,
                "data.split-seed = [1, 2]",
                "train { epochs = 5, batch-size = 150, seeds = [1, 2], placement = data }",
                "importance { steps = true, examples.epochs = [2, 5] }",
                "importance.methods = [learning-gradient, saliency, deeplift-rescale]",
                "networks.epochs = [1]",
                "checkpoint.every = 2");
    }

    @Test
    void aRunThatFailsKeepsItsCommittedEpochsAndIsFinishedByTheSameCommand() {
        Path path = folder.resolve("failed");
        int epoch = 4;
        die(path, undisturbed.conf(), true, atStep(epoch));
        try (Run run = Run.open(path.toString(), new Configuration())) {
            assertThat(run.record().state()).isEqualTo(State.FAILED);
            assertThat(run.record().error()).isEqualTo("the lights went out");
            assertThat(run.epoch()).as("committed every 2 epochs").isEqualTo(2);
            assertThat(run.tables().rows(Table.METRICS)).isEqualTo(4 * 2 * 2);
            assertThat(run.tables()
                            .read(SparkSessions.session(), Table.IMPORTANCE)
                            .where("epoch > 2")
                            .count())
                    .as("rows of epochs that were not committed")
                    .isZero();
        }
        Command status = Command.run("status", path.toString());
        assertThat(status.out())
                .contains("FAILED")
                .contains("the lights went out")
                .contains("2 of 5 committed");
        assertThat(undisturbed.assertGoesOn(path)).contains("epoch 3/5").doesNotContain("epoch 2/5");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void aRunThatIsKilledIsFinishedByTheSameCommand(int epoch) {
        Path path = folder.resolve("killed-in-" + epoch);
        die(path, undisturbed.conf(), false, atStep(epoch));
        try (Run run = Run.open(path.toString(), new Configuration())) {
            assertThat(run.record().state()).isEqualTo(State.RUNNING);
        }
        undisturbed.assertGoesOn(path);
    }

    @Test
    void aRunThatIsKilledAfterItsLastCommitIsCompleted() {
        Path path = folder.resolve("killed-at-the-end");
        die(path, undisturbed.conf(), false, afterCommit(5));
        undisturbed.assertGoesOn(path);
    }

    @Test
    void aRunMayDieMoreThanOnce() {
        Path path = folder.resolve("killed-twice");
        die(path, undisturbed.conf(), false, atStep(2));
        die(path, undisturbed.conf(), true, atStep(3));
        die(path, undisturbed.conf(), false, afterCommit(4));
        undisturbed.assertGoesOn(path);
    }

    @Test
    void trialsThatAllDivergedBeforeTheKillAreSummarised() {
        TrainedRun expected = TrainedRun.of(folder, "all-diverged", ALL_DIVERGE);
        assertThat(expected.command().status()).isEqualTo(5);
        Path path = folder.resolve("all-diverged-and-killed");
        String conf = Command.conf(folder, ALL_DIVERGE);
        die(path, conf, false, afterCommit(2));
        Command again = Command.run("train", conf, "--output", path.toString());
        assertThat(again.status()).as(again.err()).isEqualTo(5);
        TrainedRun finished = new TrainedRun(path, again);
        assertThat(finished.rows(Table.TRIALS, "true", "trial"))
                .hasSize(2)
                .isEqualTo(expected.rows(Table.TRIALS, "true", "trial"));
    }

    private static TrainingListener atStep(int epoch) {
        return new TrainingListener() {
            @Override
            public void onStep(int current, long stepsDone, long stepsInAll) {
                if (current == epoch) {
                    throw new IllegalStateException("the lights went out");
                }
            }
        };
    }

    private static TrainingListener afterCommit(int epoch) {
        return new TrainingListener() {
            @Override
            public void onCommit(int committed, List<TrialState> states) {
                if (committed == epoch) {
                    throw new IllegalStateException("the lights went out");
                }
            }
        };
    }

    /** Trains until the listener throws, through the library; says so in the folder, or leaves it as a kill would. */
    private static void die(Path path, String conf, boolean say, TrainingListener reaper) {
        Plan plan = new PlanReader(Settings.read(Path.of(conf), List.of(), path.toString())).read(name -> {
            throw new AssertionError(name);
        });
        SparkSession session = SparkSessions.session();
        JavaSparkContext context = SparkSessions.context(session);
        Map<Long, Split> splits = new HashMap<>();
        try (RunOutput output = RunOutput.open(plan, new Configuration(), ExistingRun.CONTINUE);
                TrainingData dataset = TrainingData.read(context, session, plan.data())) {
            plan.data()
                    .splitSeeds()
                    .forEach(seed ->
                            splits.put(seed, dataset.split(seed, plan.train().smallestBatch(), 2)));
            Grid grid = Grid.of(plan, dataset.problem(), output.earlier());
            List<TrialState> states = output.states(grid);
            RunWriter writer = output.start(new RunInput(
                    dataset.problem(),
                    grid,
                    dataset.rows(),
                    dataset.trainingRows(),
                    dataset.fingerprint(),
                    new TreeMap<>(),
                    context.sc().applicationId()));
            Training training = new Training(
                    context, plan, dataset.problem().task(), splits, List.of(writer.listener(session, splits), reaper));
            assertThatThrownBy(() -> training.run(grid, states)).hasMessage("the lights went out");
            if (say) {
                writer.fail(new IllegalStateException("the lights went out"));
            }
        } finally {
            splits.values().forEach(Split::close);
        }
    }
}
