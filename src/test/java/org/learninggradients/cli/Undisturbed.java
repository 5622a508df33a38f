package org.learninggradients.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.learninggradients.store.Run;

/** A run that nothing has disturbed, which disturbed runs of the same plan are held to. */
record Undisturbed(
        Path path, String conf, Map<String, List<String>> tables, Map<String, Map<Integer, List<String>>> epochs) {
    /** Trains these lines of settings. */
    static Undisturbed train(Path folder, String... lines) {
        Path path = TrainedRun.completed(folder, "undisturbed", lines).path();
        return new Undisturbed(path, Command.conf(folder, lines), Tables.of(path), Tables.epochs(path));
    }

    /** The words of the command that trains this plan into another folder. */
    String[] training(Object run) {
        return new String[] {"train", conf, "--output", run.toString()};
    }

    /** Another run has the same bits. */
    void assertSame(Path run) {
        Map<String, List<String>> found = Tables.of(run);
        tables.forEach((table, rows) -> assertThat(found.get(table)).as(table).isEqualTo(rows));
        assertThat(Tables.epochs(run)).isEqualTo(epochs);
        try (Run opened = Run.open(run.toString(), new Configuration())) {
            assertThat(opened.verify().damages()).isEmpty();
        }
    }

    /** What a reader finds of another run, however it has ended: whole epochs with the same bits, all that was committed among them. */
    void assertWholeEpochs(Path run) {
        Map<String, Map<Integer, List<String>>> found = Tables.epochs(run);
        found.forEach((table, rows) ->
                assertThat(epochs.getOrDefault(table, Map.of())).as(table).containsAllEntriesOf(rows));
        if (!Files.exists(run.resolve("run.json"))) {
            return;
        }
        try (Run opened = Run.open(run.toString(), new Configuration())) {
            assertThat(opened.verify().damages()).isEmpty();
            assertThat(found.getOrDefault("metrics", Map.of()).keySet())
                    .as("committed epochs")
                    .containsAll(
                            IntStream.rangeClosed(1, opened.epoch()).boxed().toList());
        }
    }

    /** The same command goes on to the same bits. */
    void assertGoesOn(Path run) {
        Command again = Command.run(training(run));
        assertThat(again.status()).as(again.err()).isZero();
        assertSame(run);
    }
}
