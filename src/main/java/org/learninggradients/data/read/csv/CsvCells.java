package org.learninggradients.data.read.csv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The cells of one line of CSV: commas, double quotes around a cell, a quote inside them doubled. */
final class CsvCells {
    private String line = "";
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int count;

    /** Takes the next line. What is wrong with it, or null. Modified: this. */
    @Nullable
    String split(String next) {
        line = next;
        count = 0;
        int at = 0;
        while (true) {
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            int start = quoted ? at + 1 : at;
            int end = quoted ? closingQuote(start) : cellEnd(start);
            if (end < 0) {
                return quoted
                        ? "has a quote that is not closed; a line break inside quotes is not supported"
                        : "has a quote inside a cell that does not begin with one";
            }
            add(start, end);
            at = quoted ? end + 1 : end;
            if (at == line.length()) {
                return null;
            }
            if (line.charAt(at) != ',') {
                return "has text after a closing quote; double the quotes inside a cell";
            }
            at++;
        }
    }

    /** How many cells the line has. */
    int count() {
        return count;
    }

    /** One of them, without its quotes. */
    String cell(int index) {
        String text = line.substring(starts[index], ends[index]);
        boolean quoted = starts[index] > 0 && line.charAt(starts[index] - 1) == '"';
        return quoted ? text.replace("\"\"", "\"") : text;
    }

    private int closingQuote(int start) {
        int quote = line.indexOf('"', start);
        while (quote >= 0 && quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
            quote = line.indexOf('"', quote + 2);
        }
        return quote;
    }

    private int cellEnd(int start) {
        int at = start;
        while (at < line.length() && line.charAt(at) != ',') {
            if (line.charAt(at) == '"') {
                return -1;
            }
            at++;
        }
        return at;
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
    }
}
