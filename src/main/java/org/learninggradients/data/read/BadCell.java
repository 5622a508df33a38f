package org.learninggradients.data.read;

import java.io.Serializable;

/** One cell, line or file that breaks a rule. Wire form. */
public final class BadCell implements Serializable {
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

    /** A value quoted, cut to forty characters. */
    public static String shown(String value) {
        boolean whole = value.codePointCount(0, value.length()) <= LONGEST_VALUE;
        return "'" + (whole ? value : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "…") + "'";
    }

    /** What is wrong, after the name of where it is. */
    public String describe(String where) {
        return where + (column.isEmpty() ? "" : ", column '" + column + "'") + ": " + complaint;
    }
}
