package org.learninggradients.data.read.cell;

import java.io.Serializable;

/** One cell, line or file that breaks a rule. Wire form. */
public final class BadCell implements Serializable {
    /** The position of a fault that concerns a part as a whole, or the order of all rows. */
    public static final long NOWHERE = -1;

    /** Characters of a value that are shown: enough to find the value by, and few enough to leave a message on one line. */
    private static final int LONGEST_VALUE = 40;

    private final long part;
    private final long position;
    private final String column;
    private final String complaint;

    /**
     * A fault in a part of the input.
     *
     * @param position the line or row of the part, or {@link #NOWHERE}
     * @param column its name; empty where a whole line or part is at fault
     * @param complaint what is wrong, to be read after the column
     */
    public BadCell(long part, long position, String column, String complaint) {
        this.part = part;
        this.position = position;
        this.column = column;
        this.complaint = complaint;
    }

    /** A value quoted, cut to forty characters. */
    public static String shown(String value) {
        boolean whole = value.codePointCount(0, value.length()) <= LONGEST_VALUE;
        return "'" + (whole ? value : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "…") + "'";
    }

    /** The number of the part of the input. */
    public long part() {
        return part;
    }

    /** The line or row of the part, or {@link #NOWHERE}. */
    public long position() {
        return position;
    }

    /** The fault in words, after the name of the file, line or row that has it. */
    public String describe(String where) {
        return where + (column.isEmpty() ? "" : ", column '" + column + "'") + ": " + complaint;
    }
}
