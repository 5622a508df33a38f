package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.SparkSessions;
import org.learninggradients.cli.settings.PlanReader;
import org.learninggradients.cli.settings.Settings;
import org.learninggradients.learn.TrialState;
import org.learninggradients.plan.Plan;
import org.learninggradients.run.PreparedTraining;
import org.learninggradients.run.TrainingRun;
import org.learninggradients.store.ExistingRun;
import org.learninggradients.store.Run;
import org.learninggradients.store.RunRecord.State;
import org.learninggradients.store.folder.RunLock;
import org.learninggradients.store.table.Table;
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
        fail(path, undisturbed.conf(), atStep(epoch));
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
        kill(path, undisturbed.conf(), atStep(epoch));
        try (Run run = Run.open(path.toString(), new Configuration())) {
            assertThat(run.record().state()).isEqualTo(State.RUNNING);
        }
        undisturbed.assertGoesOn(path);
    }

    @Test
    void aRunThatIsKilledAfterItsLastCommitIsCompleted() {
        Path path = folder.resolve("killed-at-the-end");
        kill(path, undisturbed.conf(), afterCommit(5));
        undisturbed.assertGoesOn(path);
    }

    @Test
    void aRunMayDieMoreThanOnce() {
        Path path = folder.resolve("killed-twice");
        kill(path, undisturbed.conf(), atStep(2));
        fail(path, undisturbed.conf(), atStep(3));
        kill(path, undisturbed.conf(), afterCommit(4));
        undisturbed.assertGoesOn(path);
    }

    @Test
    void trialsThatAllDivergedBeforeTheKillAreSummarised() {
        TrainedRun expected = TrainedRun.of(folder, "all-diverged", ALL_DIVERGE);
        assertThat(expected.command().status()).isEqualTo(5);
        Path path = folder.resolve("all-diverged-and-killed");
        String conf = Command.conf(folder, ALL_DIVERGE);
        kill(path, conf, afterCommit(2));
        Command again = Command.run("train", conf, "--output", path.toString());
        assertThat(again.status()).as(again.err()).isEqualTo(5);
        TrainedRun finished = new TrainedRun(path, again);
        assertThat(finished.rows(Table.TRIALS, "true", "trial"))
                .hasSize(2)
                .isEqualTo(expected.rows(Table.TRIALS, "true", "trial"));
    }

    private static Function<Runnable, TrainingListener> atStep(int epoch) {
        return end -> new TrainingListener() {
            @Override
            public void onStep(int current, long stepsDone, long stepsInAll) {
                if (current == epoch) {
                    end.run();
                }
            }
        };
    }

    private static Function<Runnable, TrainingListener> afterCommit(int epoch) {
        return end -> new TrainingListener() {
            @Override
            public void onCommit(int committed, List<TrialState> states) {
                if (committed == epoch) {
                    end.run();
                }
            }
        };
    }

    /** Trains until the lights go out, and leaves the folder as a kill at this moment would. */
    private static void kill(Path path, String conf, Function<Runnable, TrainingListener> moment) {
        Path left = path.resolveSibling(path.getFileName() + "-left");
        fail(
                path,
                conf,
                end -> moment.apply(() -> {
                    copy(path, left);
                    end.run();
                }));
        try {
            FileUtils.deleteDirectory(path.toFile());
            Files.move(left, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All but the lock, which names this process. */
    private static void copy(Path from, Path to) {
        try {
            FileUtils.copyDirectory(
                    from.toFile(), to.toFile(), file -> !file.getName().equals(RunLock.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Trains until the lights go out. */
    private static void fail(Path path, String conf, Function<Runnable, TrainingListener> moment) {
        Plan plan = new PlanReader(Settings.read(Path.of(conf), List.of(), path.toString())).read(name -> {
            throw new AssertionError(name);
        });
        TrainingListener reaper = moment.apply(() -> {
            throw new IllegalStateException("the lights went out");
        });
        try (TrainingRun run = TrainingRun.open(plan, new Configuration(), ExistingRun.CONTINUE, notice -> {});
                PreparedTraining training = run.read(SparkSessions.session())) {
            assertThatThrownBy(() -> training.train(List.of(reaper))).hasMessage("the lights went out");
        }
    }
}
