package org.learninggradients.data.read.csv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one line of CSV as RFC 4180 has them: cells parted by commas, a cell in double quotes or without any, a quote inside quotes
 * doubled. Blanks belong to their cell. A quote that breaks these rules is reported and never guessed at; line breaks inside quotes are
 * not supported.
 */
final class CsvCells {
    private String line = "";
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int count;

    /** Splits the next line, and returns what is wrong with the line, or null. Modified: this. */
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

    /** The number of cells of the line. */
    int count() {
        return count;
    }

    /** A cell of the line, without its quotes. */
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
