package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.examples.LeadingFeatures;
import org.learninggradients.store.table.Table;

/** The programs of src/examples do what they say. */
class ExamplesIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void theLeadingFeaturesOfAProgramAreThoseOfTheTables() {
        Command program = Command.captured(() -> {
            LeadingFeatures.main(new String[0]);
            return 0;
        });
        TrainedRun run = TrainedRun.completed(
                folder, "run", "data { path = data/wdbc.csv, label = target }", "train.epochs = 20");
        List<Row> last = run.rows(Table.IMPORTANCE, "epoch = 20", "trial", "feature_index");
        List<String> expected = last.stream()
                .collect(Collectors.groupingBy(
                        row -> row.<String>getAs("feature"),
                        Collectors.averagingDouble(row -> row.<Double>getAs("importance"))))
                .entrySet()
                .stream()
                .sorted((a, b) -> Double.compare(b.getValue(), a.getValue()))
                .limit(5)
                .map(feature -> String.format(Locale.ROOT, "%.3f %s", feature.getValue(), feature.getKey()))
                .toList();
        assertThat(program.out().lines()).containsExactlyElementsOf(expected);
        assertThat(program.err().lines().filter(line -> line.startsWith("{\"trial\": ")))
                .as("what the listener logs")
                .hasSize(10 * 20)
                .contains(String.format(
                        Locale.ROOT,
                        "{\"trial\": 9, \"epoch\": 20, \"loss\": %.6f}",
                        run.rows(Table.TRIALS, "trial = 9", "trial").get(0).<Double>getAs("train_loss")));
    }
}
