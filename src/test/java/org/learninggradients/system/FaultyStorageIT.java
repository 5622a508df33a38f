package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.cli.ExitStatus;
import org.learninggradients.faults.Fault;
import org.learninggradients.faults.FaultyFileSystem;
import org.learninggradients.faults.FaultyFileSystem.Kind;

/** Storage that fails, lies, is full or cannot be written: the run says so and ends; once it heals, the same command goes on. */
@TestInstance(Lifecycle.PER_CLASS)
class FaultyStorageIT {
    /** Failures to begin, before anything is read. */
    private static final int FIRST = 1;

    private final Path folder;
    private final Undisturbed undisturbed;

    FaultyStorageIT(@TempDir Path folder) {
        this.folder = folder;
        undisturbed = Undisturbed.train(
                folder,
                "train { epochs = 2, batch-size = 200, seeds = [1, 2], placement = trials }",
                "checkpoint.every = 1");
    }

    /** At the lock, in the first commit, in the second, at the networks and the summary of the end. */
    @Fault
    @ParameterizedTest(name = "E, then B: {0}, number {1}")
    @CsvSource({
        "CREATE_FAILS, 1",
        "CREATE_FAILS, 9",
        "CREATE_LIES, 16",
        "WRITE_FAILS, 1",
        "WRITE_FAILS, 50",
        "WRITE_LIES, 70",
        "CLOSE_FAILS, 6",
        "CLOSE_LIES, 14",
        "RENAME_FAILS, 10",
        "RENAME_RETURNS_FALSE, 2",
        "RENAME_LIES, 9",
        "OPEN_FAILS, 6",
        "READ_FAILS, 3",
        "READ_FAILS, 12"
    })
    void once(Kind kind, int number) throws IOException {
        assertThat(failsAndGoesOn(kind, number, false)).isTrue();
    }

    /** At the checkpoint, at the metrics. */
    @Fault
    @ParameterizedTest(name = "E, then B: {0}, number {1} of a run that goes on")
    @CsvSource({"READ_FAILS, 3", "OPEN_FAILS, 9"})
    void onceMore(Kind kind, int number) throws IOException {
        Path run = folder.resolve("goes-on-" + kind);
        assertThat(fails(run, Kind.CREATE_FAILS, 16, false)).isTrue();
        assertThat(fails(run, kind, number, false)).isTrue();
        undisturbed.assertGoesOn(run);
    }

    @Fault.Matrix
    @ParameterizedTest(name = "E, then B: {0}, at every number")
    @EnumSource
    void always(Kind kind) throws IOException {
        int number = 1;
        while (failsAndGoesOn(kind, number, false)) {
            number++;
        }
        assertThat(number).isGreaterThan(1);
    }

    @Fault
    @ParameterizedTest(name = "E, then B: the disk is full from write {0} on")
    @ValueSource(ints = {FIRST, 3, 40, 80})
    void fullFromThenOn(int number) throws IOException {
        assertThat(failsAndGoesOn(Kind.WRITE_FAILS, number, true)).isTrue();
    }

    @Fault
    @ParameterizedTest(name = "E: a folder that cannot be made, {0}")
    @ValueSource(strings = {"/proc/run", "data/wdbc.csv/run"})
    void notWritable(String run) {
        Command refused = Command.run(undisturbed.training(run));
        assertThat(refused.status()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err()).contains("cannot create ", run).hasLineCount(1);
    }

    /** Whether so many operations of this kind took place. */
    private boolean failsAndGoesOn(Kind kind, int number, boolean isLasting) throws IOException {
        Path run = Files.createTempDirectory(folder, kind.name()).resolve("run");
        boolean hasFailed = fails(run, kind, number, isLasting);
        if (hasFailed) {
            undisturbed.assertGoesOn(run);
        }
        return hasFailed;
    }

    /** The same; what there is of the run is whole epochs. */
    private boolean fails(Path run, Kind kind, int number, boolean isLasting) throws IOException {
        FaultyFileSystem.fail(kind, number, isLasting);
        Command failed = Command.with(FaultyFileSystem.settings(), undisturbed.training(FaultyFileSystem.path(run)));
        boolean hasStruck = FaultyFileSystem.heal();
        assertThat(failed.status())
                .as("%s %d: %s", kind, number, failed.err())
                .isEqualTo(hasStruck ? ExitStatus.OUTPUT.code() : 0);
        if (hasStruck) {
            String last = failed.err().lines().reduce("", (before, line) -> line);
            assertThat(last).as(failed.err()).startsWith("cannot ").contains(run.toString());
            undisturbed.assertWholeEpochs(run);
            // What cannot read its lock leaves it, and is taken to be gone; here it is this process.
            Files.deleteIfExists(run.resolve("_lock.json"));
        }
        return hasStruck;
    }
}
