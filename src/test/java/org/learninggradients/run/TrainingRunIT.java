package org.learninggradients.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.SparkSessions;
import org.learninggradients.learn.outcome.TrialEpoch;
import org.learninggradients.onnx.OnnxWriter;
import org.learninggradients.onnx.Precision;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.PlanBuilder;
import org.learninggradients.plan.PlanException;
import org.learninggradients.run.TrainingResult.TrialResult;
import org.learninggradients.store.ExistingRun;
import org.learninggradients.store.Run;
import org.learninggradients.store.RunRecord.State;
import org.learninggradients.store.table.Table;
import org.learninggradients.train.TrainingListener;

/** A training comes to the same in memory and in a folder, and frees what it held however it ends. */
@ExtendWith(SparkSessions.class)
class TrainingRunIT {
    private static final TrainingListener DEATH = new TrainingListener() {
        @Override
        public void onTrialEpoch(TrialEpoch result) {
            throw new IllegalStateException("the lights went out");
        }
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static PlanBuilder plan() {
        return new PlanBuilder("data/wdbc.csv", "target")
                .hidden(3)
                .batchSizes(150)
                .adam(0.01, 0.1)
                .epochs(3)
                .seeds(5, 6)
                .splitSeeds(1, 2);
    }

    @Test
    void resultsInMemoryAreThoseOfTheTables(SparkSession session, JavaSparkContext context) {
        TrainingResult result = TrainingRun.inMemory(plan().build(), session);
        assertThat(result.trials()).hasSize(2 * 2 * 2);
        assertThat(result.configurations()).hasSize(2);
        assertThat(context.getPersistentRDDs()).as("rows held").isEmpty();
        Plan plan = plan().output(folder.resolve("run").toString()).build();
        List<String> notices = new ArrayList<>();
        train(plan, session, notices);
        assertThat(notices).anyMatch(notice -> notice.startsWith("placement "));
        assertThat(context.getPersistentRDDs()).as("rows held").isEmpty();
        try (Run run = Run.open(plan.folder(), new Configuration())) {
            assertThat(run.record().state()).isEqualTo(State.COMPLETED);
            for (TrialResult trial : result.trials()) {
                int number = trial.trial().number();
                assertThat(OnnxWriter.write(trial.model().orElseThrow(), Precision.DOUBLE))
                        .isEqualTo(run.network(session, number, OptionalInt.empty()));
                for (TrialEpoch epoch : trial.epochs()) {
                    assertThat(epoch.importance().orElseThrow().shares())
                            .isEqualTo(importance(run, session, number, epoch.epoch()));
                }
            }
        }
    }

    private static double[] importance(Run run, SparkSession session, int trial, int epoch) {
        return run
                .tables()
                .read(session, Table.IMPORTANCE)
                .where("trial = " + trial + " AND epoch = " + epoch)
                .orderBy("feature_index")
                .collectAsList()
                .stream()
                .mapToDouble((Row row) -> row.<Double>getAs("importance"))
                .toArray();
    }

    private static void train(Plan plan, SparkSession session, List<String> notices, TrainingListener... listeners) {
        try (TrainingRun run = TrainingRun.open(plan, new Configuration(), ExistingRun.CONTINUE, notices::add);
                PreparedTraining training = run.read(session)) {
            assertThat(training.isFinished()).isFalse();
            training.train(List.of(listeners));
        }
    }

    @Test
    void theMeanImportanceIsThatOfOneConfiguration(SparkSession session) {
        TrainingResult result = TrainingRun.inMemory(plan().build(), session);
        List<double[]> shares = result.trials().stream()
                .filter(trial -> trial.trial().configuration().optimization().learningRate() == 0.1)
                .map(trial -> trial.last().importance().orElseThrow().shares())
                .toList();
        double[] mean = result.meanImportance(result.configurations().get(1));
        assertThat(shares).hasSize(4);
        assertThat(mean[7]).isEqualTo((shares.get(0)[7] + shares.get(1)[7] + shares.get(2)[7] + shares.get(3)[7]) / 4);
    }

    @Test
    void aListenerThatFailsEndsTheTraining(SparkSession session, JavaSparkContext context) {
        assertThatThrownBy(() -> TrainingRun.inMemory(plan().build(), session, DEATH))
                .hasMessage("the lights went out");
        assertThat(context.getPersistentRDDs()).as("rows held").isEmpty();
        Plan plan = plan().output(folder.resolve("failed").toString()).build();
        assertThatThrownBy(() -> train(plan, session, new ArrayList<>(), DEATH)).hasMessage("the lights went out");
        assertThat(context.getPersistentRDDs()).as("rows held").isEmpty();
        try (Run run = Run.open(plan.folder(), new Configuration())) {
            assertThat(run.record().state()).isEqualTo(State.FAILED);
            assertThat(run.holder()).as("who holds the folder").isEmpty();
        }
    }

    @Test
    void aLookWritesNothing(SparkSession session) {
        Plan plan = plan().output(folder.resolve("looked-at").toString()).build();
        try (TrainingRun run = TrainingRun.look(plan, new Configuration(), ExistingRun.CONTINUE, notice -> {});
                PreparedTraining training = run.read(session)) {
            assertThat(training.outline().headline()).startsWith("8 trials (2 configurations, 2 seeds, 2 splits)");
            assertThat(training.outline().lines()).contains("  train.epochs = 3");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderIsNeededToOpenOne() {
        assertThatThrownBy(
                        () -> TrainingRun.open(plan().build(), new Configuration(), ExistingRun.CONTINUE, notice -> {}))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("run.output");
    }
}
