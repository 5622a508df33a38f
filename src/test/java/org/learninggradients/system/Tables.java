package org.learninggradients.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.SparkSessions;
import org.learninggradients.store.Run;
import org.learninggradients.store.table.Table;

/** All that a run's folder says, as text: doubles by their bits, rows in an order of their own. */
final class Tables {
    private Tables() {}

    /** Every table but these columns, and every model file. */
    static Map<String, List<String>> of(Path run, String... without) {
        SparkSession session = SparkSessions.session();
        Map<String, List<String>> tables = new TreeMap<>();
        try (Run opened = Run.open(run.toString(), new Configuration())) {
            for (Table table : Table.values()) {
                Dataset<Row> rows = opened.tables().read(session, table).drop(without);
                tables.put(
                        table.label(),
                        rows.collectAsList().stream().map(Tables::text).sorted().toList());
            }
        }
        tables.put("models", models(run));
        return tables;
    }

    /**
     * What any reader of Parquet finds in the folders of the tables: the rows of each epoch of each table that has epochs, whether
     * or not a manifest names their file.
     */
    static Map<String, Map<Integer, List<String>>> epochs(Path run) {
        Map<String, Map<Integer, List<String>>> epochs = new TreeMap<>();
        for (Table table : Table.values()) {
            Path files = run.resolve("tables").resolve(table.label());
            if (hasFiles(files) && table.columns().stream().anyMatch(column -> "epoch".equals(column.name()))) {
                epochs.put(
                        table.label(),
                        SparkSessions.session().read().parquet(files.toString()).collectAsList().stream()
                                .collect(Collectors.groupingBy(
                                        row -> row.getAs("epoch"),
                                        Collectors.collectingAndThen(
                                                Collectors.toList(),
                                                rows -> rows.stream()
                                                        .map(Tables::text)
                                                        .sorted()
                                                        .toList()))));
            }
        }
        return epochs;
    }

    /** A folder is made before its first file is renamed into it. */
    private static boolean hasFiles(Path folder) {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Row row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.length(); i++) {
            Object value = row.get(i);
            if (value instanceof Double number) {
                values.add(Long.toHexString(Double.doubleToRawLongBits(number)));
            } else if (value instanceof byte[] bytes) {
                values.add(HexFormat.of().formatHex(bytes));
            } else {
                values.add(String.valueOf(value));
            }
        }
        return String.join("|", values);
    }

    private static List<String> models(Path run) {
        try (Stream<Path> files = Files.list(run.resolve("models"))) {
            return files.sorted()
                    .map(file -> file.getFileName() + " " + hash(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int hash(Path file) {
        try {
            return Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
