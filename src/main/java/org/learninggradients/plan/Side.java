package org.learninggradients.plan;

/** The two sides of a split. */
public enum Side {
    TRAIN("train"),
    TEST("test");

    private final String label;

    Side(String label) {
        this.label = label;
    }

    /** The name in settings and tables: the same text each time, since many rows of tables hold it. */
    public String label() {
        return label;
    }
}
