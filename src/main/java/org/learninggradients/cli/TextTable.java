package org.learninggradients.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.learninggradients.text.Shown;

/** Rows as text in aligned columns, with numbers aligned to the right. */
final class TextTable {
    private final String[] names;
    private final List<String[]> cells = new ArrayList<>();
    private final boolean[] numeric;

    TextTable(String[] names, List<Row> rows) {
        this.names = Arrays.stream(names).map(Shown::line).toArray(String[]::new);
        this.numeric = new boolean[names.length];
        for (Row row : rows) {
            String[] texts = new String[names.length];
            for (int i = 0; i < names.length; i++) {
                texts[i] = row.isNullAt(i) ? "null" : Shown.line(text(row.get(i)));
                numeric[i] |= !row.isNullAt(i) && row.get(i) instanceof Number;
            }
            cells.add(texts);
        }
    }

    /** The text of a value. */
    static String text(@Nullable Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    void print(PrintStream out) {
        int[] widths = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            widths[i] = names[i].length();
            for (String[] row : cells) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        out.println(line(names, widths));
        cells.forEach(row -> out.println(line(row, widths)));
    }

    private String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(widths[i] - row[i].length());
            line.append(i > 0 ? "  " : "").append(numeric[i] ? padding + row[i] : row[i] + padding);
        }
        return line.toString().stripTrailing();
    }
}
