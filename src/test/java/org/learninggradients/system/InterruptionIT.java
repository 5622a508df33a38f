package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.store.Run;
import org.learninggradients.store.RunRecord.State;

/** Runs in processes of their own, ended from outside and met by others. */
@TestInstance(Lifecycle.PER_CLASS)
class InterruptionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final Undisturbed undisturbed;

    InterruptionIT(@TempDir Path folder) {
        this.folder = folder;
        undisturbed = Undisturbed.train(
                folder,
                "data.split-seed = [1, 2]",
                "train { epochs = 30, batch-size = 150, seeds = [1, 2], placement = data }",
                "checkpoint.every = 1");
    }

    @Test
    void aRunThatIsAskedToEndSaysSoAndGoesOnWhereItWas() throws IOException, InterruptedException {
        Path run = folder.resolve("terminated");
        OwnProcess process = train(run);
        awaitCommit(run, process);
        process.terminate();
        Command ended = process.end();
        assertThat(ended.status()).isEqualTo(143);
        assertThat(ended.err().lines().filter(line -> !line.matches("(task|4 trials|placement|epoch).*")))
                .as("what it says at last")
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(run.toString())
                        .containsPattern("interrupted, with \\d+ of 30 epochs committed; the same command goes on"));
        try (Run opened = Run.open(run.toString(), new Configuration())) {
            assertThat(opened.record().state()).isEqualTo(State.INTERRUPTED);
            assertThat(opened.holder()).isEmpty();
            assertThat(opened.verify().damages()).isEmpty();
        }
        assertGoesOn(run);
    }

    @Test
    void aRunIsRefusedToASecondProcessAndGoesToTheNextOnceItIsKilled() throws IOException, InterruptedException {
        Path run = folder.resolve("killed");
        OwnProcess process = train(run);
        awaitCommit(run, process);
        Command second = train(run).end();
        assertThat(second.status()).isEqualTo(6);
        assertThat(second.err()).contains("process " + process.id() + " on ").hasLineCount(1);
        Command status = Command.run("status", run.toString(), "--verify");
        assertThat(status.out())
                .contains("RUNNING", "written by           process " + process.id(), "local-", "0 are not");
        process.kill();
        assertThat(process.end().status()).isEqualTo(137);
        assertThat(Command.run("status", run.toString()).out()).contains("RUNNING", "the one that wrote it is gone");
        assertGoesOn(run);
    }

    private OwnProcess train(Path run) throws IOException {
        return JarProcess.start(folder, Map.of(), Map.of(), undisturbed.training(run));
    }

    private static void awaitCommit(Path run, OwnProcess process) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.exists(run.resolve("checkpoints/manifest-000001.json"))) {
            assertThat(Instant.now()).as("when the first commit is there").isBefore(end);
            assertThat(process.isAlive()).as("it has not ended before").isTrue();
            Thread.sleep(10);
        }
    }

    private void assertGoesOn(Path run) {
        assertThat(undisturbed.assertGoesOn(run)).doesNotContain("epoch 1/30");
    }
}
