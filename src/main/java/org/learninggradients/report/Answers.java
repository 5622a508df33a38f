package org.learninggradients.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.store.RunTables;
import org.learninggradients.store.View;

/** What the tables say to the question of each figure. */
final class Answers {
    /** Values of groups, quantiles and lists of ranks, that a task holds before Spark sorts instead, at several times the cost. */
    private static final int VALUES_IN_MEMORY = 1_000_000;

    private final RunTables tables;
    private final SparkSession session;

    /** Asks in this session, which knows the views. */
    Answers(RunTables tables, SparkSession session) {
        this.tables = tables;
        this.session = session;
    }

    /** A field a figure, of a run with so many features. */
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
