package org.learninggradients.bench;

import java.util.ArrayList;
import java.util.List;

/** A table of texts. The first row names the columns. */
final class Cells {
    private final List<List<String>> rows = new ArrayList<>();

    Cells(String... names) {
        add(names);
    }

    void add(String... row) {
        rows.add(List.of(row));
    }

    /** The table in aligned columns, for a terminal. */
    String text() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** The table in Markdown. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append("| ").append(String.join(" | ", row)).append(" |\n");
            if (text.indexOf("\n") == text.length() - 1) {
                text.append("|").append(" --- |".repeat(row.size())).append('\n');
            }
        }
        return text.toString();
    }
}
