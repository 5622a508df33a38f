package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.store.table.Table;

/** A network whose numbers explode stops there; nothing of it is kept from then on, and the others do not notice. */
class DivergenceIT {
    /** Multiplies a linear network's error by some 1e16 a step: 8 steps make an epoch, and some 10 overflow the squared error. */
    private static final String ABSURD = "1e15";

    @TempDir
    Path folder;

    @Test
    void divergedTrialsStopAndTheOthersHaveTheBitsTheyHaveWithoutThem() {
        TrainedRun mixed = TrainedRun.completed(folder, "mixed", conf("[0.01, " + ABSURD + "]"));
        TrainedRun alone = TrainedRun.completed(folder, "alone", conf("[0.01]"));
        for (Table table : List.of(
                Table.METRICS,
                Table.IMPORTANCE,
                Table.IMPORTANCE_STEPS,
                Table.IMPORTANCE_EXAMPLES,
                Table.TRIALS,
                Table.NETWORKS)) {
            String order = table == Table.NETWORKS ? "epoch" : "configuration";
            assertThat(texts(mixed.rows(table, "trial < 2", "trial", order)))
                    .as(table.label())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(texts(alone.rows(table, "true", "trial", order)));
        }
        assertDiverged(mixed, 2, 3);
        assertThat(mixed.command().err()).contains("trial 2 (").contains("diverged in epoch");
        assertThat(mixed.command().out()).contains("2 trials, 2 diverged").contains("2 trials, 0 diverged");
    }

    private static void assertDiverged(TrainedRun run, int... trials) {
        for (int trial : trials) {
            Row row = run.rows(Table.TRIALS, "trial = " + trial).get(0);
            int epochs = row.<Integer>getAs("epochs");
            assertThat(row.<String>getAs("status")).isEqualTo("diverged");
            assertThat(epochs).as("completed epochs of trial %d", trial).isBetween(1, 2);
            for (Table table :
                    List.of(Table.METRICS, Table.IMPORTANCE, Table.IMPORTANCE_STEPS, Table.IMPORTANCE_EXAMPLES)) {
                assertThat(run.rows(table, "trial = " + trial + " AND epoch > " + epochs))
                        .as("%s of trial %d after epoch %d", table.label(), trial, epochs)
                        .isEmpty();
                assertThat(run.rows(table, "trial = " + trial + " AND epoch = 1"))
                        .as("%s of trial %d before", table.label(), trial)
                        .isNotEmpty();
            }
            assertThat(run.rows(Table.NETWORKS, "trial = " + trial + " AND epoch > " + epochs))
                    .isEmpty();
        }
    }

    @Test
    void whenAllDivergeTheStatusIsFiveAndOneLineSaysWhatToDo() {
        TrainedRun run = TrainedRun.of(folder, "all", conf("[" + ABSURD + "]"));
        assertThat(run.command().status()).as(run.command().err()).isEqualTo(5);
        assertThat(run.command().err().lines().filter(line -> line.contains("all trials diverged")))
                .hasSize(1);
        assertThat(run.command().err()).doesNotContain("\tat ");
        assertThat(run.rows(Table.TRIALS, "status = 'diverged'")).hasSize(2);
        assertThat(run.rows(Table.IMPORTANCE, "NOT isnotnull(mean_abs)")).isEmpty();
        Command again = Command.run(
                "train",
                Command.conf(folder, conf("[" + ABSURD + "]")),
                "--output",
                run.path().toString());
        assertThat(again.status())
                .as("of a finished run whose trials all diverged")
                .isEqualTo(5);
    }

    private static String[] conf(String rates) {
        return new String[] {
            "data { path = data/wdbc.csv, label = target, block-rows = 64 }",
            "network { hidden = [[]], output-activation = identity }",
            "train { epochs = 3, batch-size = 64, loss = mse, seeds = [1, 2] }",
            "train.optimizer { name = sgd, learning-rate = " + rates + " }",
            "importance { steps = true, examples.epochs = [1, 3] }",
            "importance.methods = [learning-gradient, gradient-times-input, deeplift-rescale]",
            "networks.epochs = [1]"
        };
    }

    private static List<String> texts(List<Row> rows) {
        List<String> texts = new ArrayList<>();
        for (Row row : rows) {
            Object[] values = new Object[row.length()];
            Arrays.setAll(values, row::get);
            texts.add(Arrays.deepToString(values));
        }
        return texts;
    }
}
