package org.learninggradients.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.store.RunTables;
import org.learninggradients.store.View;

/** What the tables say to the question of each figure. */
final class Answers {
    /** Each question alone would leave most cores idle. */
    private static final int AT_ONCE = 4;

    /** Of how many groups quantiles are held in memory before Spark sorts instead, at several times the cost. */
    private static final long GROUPS_IN_MEMORY = 20_000;

    private final RunTables tables;
    private final SparkSession session;

    /** Asks in a session of its own, which knows the views. */
    Answers(RunTables tables, SparkSession session) {
        this.tables = tables;
        this.session = session;
    }

    /** A field a figure. */
    ObjectNode of(Selection selection) {
        session.conf().set("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", GROUPS_IN_MEMORY);
        session.catalog().cacheTable(View.TOP_SET.label());
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<Figure, CompletableFuture<ObjectNode>> awaited = new EnumMap<>(Figure.class);
            for (Figure figure : Figure.values()) {
                awaited.put(figure, CompletableFuture.supplyAsync(() -> ask(figure.sql(selection)), threads));
            }
            ObjectNode answers = JsonNodeFactory.instance.objectNode();
            awaited.forEach((figure, answer) -> answers.set(figure.label(), join(answer)));
            return answers;
        } finally {
            threads.shutdownNow();
            session.catalog().uncacheTable(View.TOP_SET.label());
        }
    }

    private ObjectNode ask(String sql) {
        Dataset<Row> rows = session.sql(sql);
        return Columns.of(rows.columns(), tables.reading(rows::collectAsList));
    }

    private static ObjectNode join(CompletableFuture<ObjectNode> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
