package org.learninggradients.store;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places in the writing of a run's folder at which a test can end the process, as a power cut would: where the system property
 * {@code learning-gradients.fail-point} is {@code NAME:n}, at the n-th time that it comes by. Without the property, nothing happens.
 */
public enum FailPoint {
    LOCK_TAKEN,
    /** Between the writing of a file that replaces another, and its renaming. */
    REPLACEMENT_STAGED,
    /** Of a run that is begun anew all is deleted but its record. */
    OUTPUT_CLEARED,
    BEGIN_RECORDED,
    TABLES_STAGED,
    CHECKPOINT_STAGED,
    MANIFEST_STAGED,
    TABLE_PUBLISHED,
    CHECKPOINT_PUBLISHED,
    MANIFEST_PUBLISHED,
    OLD_FILE_DELETED,
    MODEL_WRITTEN,
    END_RECORDED;

    private static final String[] WHERE =
            System.getProperty("learning-gradients.fail-point", ":0").split(":", 2);
    private static final AtomicInteger LEFT = new AtomicInteger(Integer.parseInt(WHERE[1]));
    private static final int KILLED = 137;

    /** The process comes by here. */
    void pass() {
        if (name().equals(WHERE[0]) && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
