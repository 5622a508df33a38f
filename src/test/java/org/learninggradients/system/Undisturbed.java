package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.learninggradients.store.Run;
import org.learninggradients.store.RunRecord.State;

/** A run that nothing has disturbed, which disturbed runs of the same plan are held to. */
record Undisturbed(String conf, Map<String, List<String>> tables, Map<String, Map<Integer, List<String>>> epochs) {
    /** Trains small networks on the breast cancer data; these lines are the rest of the settings. */
    static Undisturbed train(Path folder, String... lines) {
        List<String> settings =
                new ArrayList<>(List.of("data { path = data/wdbc.csv, label = target }", "network.hidden = [[3]]"));
        settings.addAll(List.of(lines));
        String conf = Command.conf(folder, settings.toArray(String[]::new));
        Path run = Path.of(conf + ".undisturbed");
        Command trained = Command.run("train", conf, "--output", run.toString());
        assertThat(trained.status()).as(trained.err()).isZero();
        return new Undisturbed(conf, Tables.of(run), Tables.epochs(run));
    }

    /** The words of the command that trains this plan into another folder. */
    String[] training(Object run) {
        return new String[] {"train", conf, "--output", run.toString()};
    }

    /** Another run is complete and has the same bits. */
    void assertSame(Path run) {
        Map<String, List<String>> found = Tables.of(run);
        tables.forEach((table, rows) -> assertThat(found.get(table)).as(table).isEqualTo(rows));
        assertThat(Tables.epochs(run)).isEqualTo(epochs);
        try (Run opened = Run.open(run.toString(), new Configuration())) {
            assertThat(opened.record().state()).isEqualTo(State.COMPLETED);
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

    /** The same command goes on to the same bits; what it says. */
    String assertGoesOn(Path run) {
        Command again = Command.run(training(run));
        assertThat(again.status()).as(again.err()).isZero();
        assertSame(run);
        return again.err();
    }
}
