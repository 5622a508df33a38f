package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.cli.ExitStatus;
import org.learninggradients.faults.Fault;
import org.learninggradients.faults.FaultyTasks;
import org.learninggradients.faults.FaultyTasks.Kind;
import org.learninggradients.plan.Placement;

/** Tasks, executors and workers of a real cluster die or lag in the middle of the second of three epochs. */
@TestInstance(Lifecycle.PER_CLASS)
class FaultyClusterIT {
    private static final Map<String, String> SPECULATION = Map.of(
            "spark.speculation", "true",
            "spark.speculation.interval", "100ms",
            "spark.speculation.quantile", "0.5");

    /** Processes that live for seconds. */
    private static final Map<String, String> ONE_COMPILER = Map.of(
            "spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1",
            "spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1");

    private final Path folder;
    private final Undisturbed undisturbed;

    FaultyClusterIT(@TempDir Path folder) {
        this.folder = folder;
        undisturbed = Undisturbed.train(
                folder,
                "data.block-rows = 16",
                "train { epochs = 3, batch-size = 228, seeds = 1..4, partitions = 6, placement = data }",
                "checkpoint.every = 1");
    }

    @BeforeEach
    void startWhatIsGone() throws IOException, InterruptedException {
        Command started = new Cluster(folder).control("start");
        assertThat(started.status()).as(started.err()).isZero();
    }

    @AfterAll
    void stop() throws IOException, InterruptedException {
        new Cluster(folder).control("stop");
    }

    @Fault
    @ParameterizedTest(name = "B: {0}, placement {1}")
    @CsvSource({
        "BOTH_EXECUTORS_DIE, TRIALS, 2",
        "WORKER_DIES, DATA, 1",
        "EVERY_TASK_FAILS_ONCE, TRIALS, 1",
        "ONE_TASK_IS_SLOW, DATA, 1"
    })
    void theRunGoesOn(Kind kind, Placement placement, int events) throws IOException, InterruptedException {
        Path run = folder.resolve(kind + "-" + placement);
        Command trained = train(run, kind, placement, events);
        assertThat(trained.status()).as(trained.err()).isZero();
        undisturbed.assertSame(run);
    }

    @Fault.Matrix
    @ParameterizedTest(name = "B: {0}, placement {1}")
    @CsvSource({
        "EXECUTOR_DIES, DATA, 1",
        "EXECUTOR_DIES, TRIALS, 1",
        "BOTH_EXECUTORS_DIE, DATA, 2",
        "WORKER_DIES, TRIALS, 1",
        "EVERY_TASK_FAILS_ONCE, DATA, 1",
        "ONE_TASK_IS_SLOW, TRIALS, 1"
    })
    void theRunGoesOnEverywhere(Kind kind, Placement placement, int events) throws IOException, InterruptedException {
        theRunGoesOn(kind, placement, events);
    }

    @Fault
    @ParameterizedTest(name = "E, then B: a task always dies, placement {0}")
    @ValueSource(strings = "DATA")
    void theRunEnds(Placement placement) throws IOException, InterruptedException {
        Path run = folder.resolve("ends-" + placement);
        Command ended = train(run, Kind.ONE_TASK_ALWAYS_DIES, placement, 4);
        assertThat(ended.status()).as(ended.err()).isEqualTo(ExitStatus.CLUSTER.code());
        assertThat(ended.err().lines().reduce("", (before, line) -> line))
                .startsWith("the cluster failed: ")
                .contains("failed 4 times", "exited with code 137", "spark.executor.memory");
        assertThat(Command.run("status", run.toString()).out()).contains(": FAILED", "1 of 3 committed");
        undisturbed.assertWholeEpochs(run);
        undisturbed.assertGoesOn(run);
    }

    @Fault.Matrix
    @ParameterizedTest(name = "E, then B: a task always dies, placement {0}")
    @ValueSource(strings = "TRIALS")
    void theRunEndsInTheOtherPlacement(Placement placement) throws IOException, InterruptedException {
        theRunEnds(placement);
    }

    private Command train(Path run, Kind kind, Placement placement, int events)
            throws IOException, InterruptedException {
        Path struck = Files.createDirectories(folder.resolve("struck-" + run.getFileName()));
        String job = switch (placement) {
            case DATA -> "epoch 2 · step 2";
            case TRIALS -> "epochs 2 to 2";
        };
        Map<String, String> settings = new TreeMap<>(FaultyTasks.settings(kind, job, struck));
        settings.putAll(ONE_COMPILER);
        if (kind == Kind.ONE_TASK_IS_SLOW) {
            settings.putAll(SPECULATION);
        }
        List<String> words = new ArrayList<>();
        settings.forEach((name, value) -> words.addAll(List.of("--conf", name + "=" + value)));
        words.add("--");
        words.addAll(List.of(undisturbed.training(run)));
        words.addAll(List.of("--set", "train.placement=" + placement.label()));
        Command ended = new Cluster(folder).submit(words.toArray(String[]::new));
        try (var files = Files.list(struck)) {
            assertThat(files).as(kind + ": " + ended.err()).hasSize(events);
        }
        return ended;
    }
}
