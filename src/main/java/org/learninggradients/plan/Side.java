package org.learninggradients.plan;

import org.learninggradients.text.Labels;

/** The two sides of a split. */
public enum Side {
    TRAIN,
    TEST;

    private final String label = Labels.of(this);

    /** The name in settings and tables. It is the same object each time, since many rows of tables hold it. */
    public String label() {
        return label;
    }
}
