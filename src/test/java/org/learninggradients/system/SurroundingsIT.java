package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.storage.BlockUpdatedInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learninggradients.faults.Fault;

/** Processes of other surroundings, beside each other, and long ones. */
@TestInstance(Lifecycle.PER_CLASS)
class SurroundingsIT {
    /** What all broadcasts of a context take, at their most. */
    public static final class Broadcasts extends SparkListener {
        private static final Map<String, Long> BYTES = new HashMap<>();
        private static long most;
        private static int seen;

        @Override
        public synchronized void onBlockUpdated(SparkListenerBlockUpdated event) {
            BlockUpdatedInfo block = event.blockUpdatedInfo();
            if (block.blockId().isBroadcast()) {
                boolean isThere = block.storageLevel().isValid();
                Long before = BYTES.put(block.blockId().name(), isThere ? block.memSize() + block.diskSize() : 0);
                seen += before == null ? 1 : 0;
                most = Math.max(
                        most, BYTES.values().stream().mapToLong(Long::longValue).sum());
            }
        }
    }

    private final Path folder;
    private final Undisturbed undisturbed;

    SurroundingsIT(@TempDir Path folder) {
        this.folder = folder;
        undisturbed = train(folder, 1);
    }

    private static Undisturbed train(Path folder, int seed) {
        return Undisturbed.train(
                folder,
                "data.block-rows = 16",
                "train { epochs = 2, batch-size = 228, seeds = [" + seed + ", 11] }",
                "checkpoint.every = 1");
    }

    @Fault
    @ParameterizedTest(name = "B: {0} cores, {1} partitions, placement {2}, {3}-{4}, {5}, {6}")
    @CsvSource({"1, 24, data, tr, TR, Asia/Kathmandu, ISO-8859-1", "4, 3, trials, de, DE, Pacific/Apia, US-ASCII"})
    void theSurroundingsDoNotShow(
            int cores, int partitions, String placement, String language, String country, String zone, String encoding)
            throws IOException, InterruptedException {
        Path run = folder.resolve("surroundings-" + cores);
        List<String> words = new ArrayList<>(List.of(undisturbed.training(run)));
        words.addAll(List.of("--set", "train.partitions=" + partitions, "--set", "train.placement=" + placement));
        Map<String, String> properties = Map.of(
                "spark.master", "local[" + cores + "]",
                "user.language", language,
                "user.country", country,
                "user.timezone", zone,
                "file.encoding", encoding);
        Command trained = JarProcess.run(folder, Map.of(), properties, words.toArray(String[]::new));
        assertThat(trained.status()).as(trained.err()).isZero();
        undisturbed.assertSame(run);
    }

    @Fault
    @Test
    @DisplayName("B: four runs under one root at once")
    void fourRunsUnderOneRootAtOnce() throws IOException, InterruptedException {
        List<Undisturbed> alone = List.of(undisturbed, train(folder, 2), train(folder, 3), train(folder, 4));
        List<OwnProcess> processes = new ArrayList<>();
        for (int i = 0; i < alone.size(); i++) {
            processes.add(JarProcess.start(
                    folder, Map.of(), Map.of(), alone.get(i).training(folder.resolve("root/run-" + i))));
        }
        for (int i = 0; i < alone.size(); i++) {
            Command ended = processes.get(i).end();
            assertThat(ended.status()).as(ended.err()).isZero();
            alone.get(i).assertSame(folder.resolve("root/run-" + i));
        }
    }

    @Fault
    @Test
    @DisplayName("B: 1,000 steps of 1 MB, whose broadcasts do not pile up")
    void aThousandStepsKeepNoMoreBroadcastsThanAFew() {
        String conf = Command.conf(
                folder,
                "data { path = data/wdbc.csv, label = target }",
                "network.hidden = [[1024, 100]]",
                "importance.enabled = false",
                "train { epochs = 51, batch-size = 23, seeds = 1, placement = data }",
                "checkpoint.every = 51");
        Command command = Command.with(
                Map.of("spark.extraListeners", Broadcasts.class.getName()),
                "train",
                conf,
                "--output",
                folder.resolve("long").toString());
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(Broadcasts.seen).as("blocks of broadcasts").isGreaterThan(1_000);
        assertThat(Broadcasts.most).as("bytes of all at once").isBetween(1L << 20, 50L << 20);
    }
}
