package org.learninggradients.report;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.learninggradients.attribution.method.LearningGradient;
import org.learninggradients.store.Run;
import org.learninggradients.store.RunTables;
import org.learninggradients.store.table.Table;

/** The outcome of each configuration of a run: accuracy, and the most important features after the last epoch. */
public final class RunSummary {
    private final Map<String, ConfigurationOutcome> outcomes = new LinkedHashMap<>();

    private RunSummary() {}

    /** Reads a finished run's tables. */
    public static RunSummary of(Run run, SparkSession session) {
        RunSummary summary = new RunSummary();
        RunTables tables = run.tables();
        Dataset<Row> trials = tables.read(session, Table.TRIALS);
        for (Row row : tables.collect(trials.orderBy("trial"))) {
            summary.outcome(row).addTrial(row);
        }
        Dataset<Row> last = trials.where("status = 'completed'").selectExpr("trial", "epochs AS epoch");
        Dataset<Row> importance = tables.read(session, Table.IMPORTANCE)
                .where(functions.col("method").equalTo(LearningGradient.LABEL))
                .join(last, new String[] {"trial", "epoch"})
                .select("configuration", "seed", "split_seed", "feature", "feature_index", "importance", "rank")
                .orderBy("trial", "feature_index");
        for (Row row : tables.collect(importance)) {
            summary.outcome(row).addImportance(row);
        }
        return summary;
    }

    private ConfigurationOutcome outcome(Row row) {
        return outcomes.computeIfAbsent(row.getAs("configuration"), ConfigurationOutcome::new);
    }

    /** Whether no trial trained to its last epoch. */
    public boolean isAllDiverged() {
        return outcomes.values().stream().allMatch(ConfigurationOutcome::isAllDiverged);
    }

    /** Prints a table for each configuration. */
    public void print(PrintStream out) {
        outcomes.values().forEach(outcome -> outcome.print(out));
    }
}
