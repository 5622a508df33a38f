package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.learninggradients.faults.Fault;

/** The driver is killed wherever it writes; readers see whole epochs, and the same command goes on. */
@TestInstance(Lifecycle.PER_CLASS)
class KilledDriverIT {
    private static final int KILLED = 137;

    private final Path folder;
    private final Undisturbed undisturbed;

    KilledDriverIT(@TempDir Path folder) {
        this.folder = folder;
        undisturbed = Undisturbed.train(
                folder,
                "train { epochs = 3, batch-size = 150, seeds = [1, 2], placement = data }",
                "checkpoint.every = 1",
                "networks.epochs = [1, 3]");
    }

    @Fault
    @ParameterizedTest(name = "B: driver killed at {0} for the {1}. time")
    @CsvSource({
        "LOCK_TAKEN, 1",
        "REPLACEMENT_STAGED, 2",
        "MANIFEST_STAGED, 2",
        "TABLE_PUBLISHED, 8",
        "CHECKPOINT_PUBLISHED, 2",
        "MANIFEST_PUBLISHED, 2",
        "OLD_FILE_DELETED, 1"
    })
    void once(String point, int number) throws IOException, InterruptedException {
        assertThat(killedAndGoesOn(point, number)).isTrue();
    }

    @Fault.Matrix
    @ParameterizedTest(name = "B: driver killed at every {0}")
    @MethodSource("org.learninggradients.store.folder.FailPoints#names")
    void always(String point) throws IOException, InterruptedException {
        int number = 1;
        while (killedAndGoesOn(point, number)) {
            number++;
        }
        assertThat(number).isGreaterThan(1);
    }

    /** Whether it comes by there so often. */
    private boolean killedAndGoesOn(String point, int number) throws IOException, InterruptedException {
        Path run = Files.createTempDirectory(folder, point).resolve("run");
        Command killed = JarProcess.run(
                folder,
                Map.of(),
                Map.of("learning-gradients.fail-point", point + ":" + number),
                undisturbed.training(run));
        if (killed.status() != 0) {
            assertThat(killed.status()).as(killed.err()).isEqualTo(KILLED);
            undisturbed.assertWholeEpochs(run);
            undisturbed.assertGoesOn(run);
        }
        return killed.status() != 0;
    }
}
