package org.learninggradients.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How the rows of a query are printed. */
public enum ResultFormat {
    TABLE {
        @Override
        void print(Dataset<Row> rows, PrintStream out) {
            new TextTable(rows.columns(), rows.collectAsList()).print(out);
        }
    },
    CSV {
        @Override
        void print(Dataset<Row> rows, PrintStream out) {
            out.println(Arrays.stream(rows.columns()).map(ResultFormat::quoted).collect(Collectors.joining(",")));
            for (Iterator<Row> all = rows.toLocalIterator(); all.hasNext(); ) {
                Row row = all.next();
                out.println(IntStream.range(0, row.length())
                        .mapToObj(i -> row.isNullAt(i) ? "" : quoted(TextTable.text(row.get(i))))
                        .collect(Collectors.joining(",")));
            }
        }
    },
    JSON {
        @Override
        void print(Dataset<Row> rows, PrintStream out) {
            for (Iterator<String> all = rows.toJSON().toLocalIterator(); all.hasNext(); ) {
                out.println(all.next());
            }
        }
    };

    abstract void print(Dataset<Row> rows, PrintStream out);

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
