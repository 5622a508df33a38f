package org.learninggradients.data.read;

/** What a column of the input is used for. */
public enum ColumnRole {
    /** A number that enters the network. */
    FEATURE,

    /** The number of the output unit at which its row is attributed. */
    UNIT,

    /** The class or number to learn, or to compare outputs with. */
    LABEL,

    /** A value that says where its row stands in the order of all rows. */
    ROW_ID
}
