package org.learninggradients.plan;

import java.util.Locale;

/** The two sides of a split. */
public enum Rows {
    TRAIN,
    TEST;

    /** The name in settings and tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
