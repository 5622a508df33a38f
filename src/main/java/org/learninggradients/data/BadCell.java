package org.learninggradients.data;

import java.io.Serializable;

/** One cell, line or file that breaks a rule. Wire form. */
final class BadCell implements Serializable {
    /** For what concerns the order of all rows and so no single place. */
    static final long NOWHERE = -1;

    private static final int LONGEST_VALUE = 40;

    final long part;
    final long place;
    private final String column;
    private final String complaint;

    /** In this part of the input; the place is a line or row of it, or {@link #NOWHERE} for the part as a whole. */
    BadCell(long part, long place, String column, String complaint) {
        this.part = part;
        this.place = place;
        this.column = column;
        this.complaint = complaint;
    }

    /** A value quoted, cut to forty characters, without control characters. */
    static String shown(String value) {
        StringBuilder shown = new StringBuilder("'");
        value.codePoints().limit(LONGEST_VALUE).forEach(point -> {
            if (Character.isISOControl(point)) {
                shown.append(String.format("\\u%04x", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.append(value.codePointCount(0, value.length()) > LONGEST_VALUE ? "…'" : "'")
                .toString();
    }

    /** What is wrong, after the name of where it is. */
    String describe(String where) {
        return where + (column.isEmpty() ? "" : ", column '" + column + "'") + ": " + complaint;
    }
}
