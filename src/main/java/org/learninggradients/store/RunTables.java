package org.learninggradients.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.learninggradients.learn.Metrics;
import org.learninggradients.spark.ParquetFailure;
import org.learninggradients.spark.ParquetPath;
import org.learninggradients.store.commit.Manifest;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.StoreException;
import org.learninggradients.store.table.Table;

/** The committed tables of a run, for Spark SQL. */
public final class RunTables {
    private final Folder folder;
    private final Manifest manifest;

    RunTables(Folder folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** The rows of a table; none, with its columns, where the run has none. */
    public Dataset<Row> read(SparkSession session, Table table) {
        List<Manifest.Entry> entries = manifest.files(table);
        StructType schema = StructType.fromDDL(ddl(table));
        if (entries.isEmpty()) {
            return session.createDataFrame(List.of(), schema);
        }
        String[] paths = entries.stream()
                .map(entry -> ParquetPath.of(folder.path(entry.file())))
                .toArray(String[]::new);
        return session.read().schema(schema).parquet(paths);
    }

    /** Every table, and every view of them, as a temporary view of its name. */
    public void register(SparkSession session) {
        for (Table table : Table.values()) {
            read(session, table).createOrReplaceTempView(table.label());
        }
        for (View view : View.values()) {
            session.sql(view.sql()).createOrReplaceTempView(view.label());
        }
    }

    /** The rows of a query of these tables; StoreException where a file of theirs cannot be read. */
    public List<Row> collect(Dataset<Row> query) {
        return reading(query::collectAsList);
    }

    /** What comes of an action on these tables; StoreException where a file of theirs cannot be read. */
    public <T> T reading(Supplier<T> action) {
        try {
            return action.get();
        } catch (Exception e) {
            ParquetFailure.reason(e).ifPresent(reason -> {
                throw new StoreException("cannot read " + folder.path("tables") + ": " + reason, e);
            });
            throw e;
        }
    }

    /** How many rows a table has. */
    public long rows(Table table) {
        return manifest.files(table).stream().mapToLong(Manifest.Entry::rows).sum();
    }

    /** The metrics of each trial's last committed epoch. */
    Map<Integer, TrialMetrics> latestMetrics(SparkSession session) {
        Map<Integer, Metrics> train = new HashMap<>();
        Map<Integer, Metrics> test = new HashMap<>();
        Dataset<Row> last = read(session, Table.METRICS)
                .groupBy("trial", "rows")
                .agg(functions.expr("max_by(struct(loss, accuracy, auc, r2, examples), epoch) AS metrics"));
        for (Row row : collect(last)) {
            Row values = row.getStruct(2);
            Metrics metrics = new Metrics(
                    number(values, 0), number(values, 1), number(values, 2), number(values, 3), values.getLong(4));
            ("train".equals(row.getString(1)) ? train : test).put(row.getInt(0), metrics);
        }
        Map<Integer, TrialMetrics> latest = new HashMap<>();
        train.forEach(
                (trial, metrics) -> latest.put(trial, new TrialMetrics(metrics, Optional.ofNullable(test.get(trial)))));
        return latest;
    }

    private static double number(Row row, int column) {
        return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
    }

    private static String ddl(Table table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + column.kind())
                .reduce((left, right) -> left + ", " + right)
                .orElseThrow();
    }
}
