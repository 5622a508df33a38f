package org.learninggradients.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.store.RunTables;
import org.learninggradients.store.View;

/** Asks the tables the query of each figure. */
final class Answers {
    /** Number of values in groups, quantiles and lists of ranks that a task holds in memory. Beyond it Spark sorts, which costs more. */
    private static final int VALUES_IN_MEMORY = 1_000_000;

    private final RunTables tables;
    private final SparkSession session;

    /** Asks in this session, in which the views are registered. */
    Answers(RunTables tables, SparkSession session) {
        this.tables = tables;
        this.session = session;
    }

    /** A field for each figure of a run with this many features. */
    ObjectNode of(Selection selection, int features) {
        session.conf()
                .set(
                        "spark.sql.objectHashAggregate.sortBased.fallbackThreshold",
                        Math.max(1, VALUES_IN_MEMORY / features));
        session.catalog().cacheTable(View.TRIAL_RANKING.label());
        try {
            ObjectNode answers = JsonNodeFactory.instance.objectNode();
            for (Figure figure : Figure.values()) {
                Dataset<Row> rows = session.sql(figure.sql(selection));
                answers.set(figure.label(), JsonColumns.of(rows.columns(), tables.collect(rows)));
            }
            return answers;
        } finally {
            session.catalog().uncacheTable(View.TRIAL_RANKING.label());
        }
    }
}
