package org.learninggradients.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.learninggradients.SparkSessions;
import org.learninggradients.plan.PlanBuilder;
import org.learninggradients.store.TableFolder;

/** An attribution comes to the same in memory and in a folder, of a network that never left memory. */
@ExtendWith(SparkSessions.class)
class AttributionRunIT {
    private static final String WDBC = "data/wdbc.csv";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void attributionsInMemoryAreThoseOfTheFolder(SparkSession session, JavaSparkContext context) {
        TrainingResult trained = TrainingRun.inMemory(
                new PlanBuilder(WDBC, "target").hidden(3).epochs(2).seeds(1).build(), session);
        NetworkSource network =
                new NetworkSource.Model(trained.trials().get(0).model().orElseThrow());
        AttributionPlan plan = AttributionPlan.of(network, WDBC, "deeplift-rescale", "saliency");
        AttributionOutput output = new AttributionOutput(
                folder.resolve("attributions").toString(), TableFolder.Format.PARQUET, AttributionOutput.Layout.TALL);
        AttributionRun.Outcome outcome;
        try (AttributionRun run = AttributionRun.open(plan, output, new Configuration(), notice -> {})) {
            outcome = run.attribute(session);
        }
        try (AttributedRows rows = AttributionRun.inMemory(plan, session)) {
            assertThat(rows.count()).isEqualTo(569);
            assertThat(rows.completeness())
                    .isEqualTo(outcome.completeness())
                    .allMatch(method -> method.incomplete() == 0);
            assertThat(sorted(rows.tall()))
                    .hasSize(2 * 569 * 30)
                    .isEqualTo(sorted(session.read().parquet(outcome.folder() + "/attributions")));
            assertThat(sorted(rows.outputs())).isEqualTo(sorted(session.read().parquet(outcome.folder() + "/rows")));
        }
        assertThat(context.getPersistentRDDs()).as("rows held").isEmpty();
    }

    private static List<Row> sorted(Dataset<Row> rows) {
        return rows.orderBy(
                        rows.columns()[0],
                        List.of(rows.columns())
                                .subList(1, rows.columns().length)
                                .toArray(String[]::new))
                .collectAsList();
    }
}
