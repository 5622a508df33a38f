package org.learninggradients.store.folder;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.learninggradients.plan.PlanException;

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

    private static final String PROPERTY = "learning-gradients.fail-point";
    private static final AtomicInteger PASSED = new AtomicInteger();
    private static final int KILLED = 137;

    /** The process comes by here. PlanException where the property names no place and time. */
    public void pass() {
        String end = System.getProperty(PROPERTY);
        if (end == null) {
            return;
        }
        if (Arrays.stream(values()).noneMatch(point -> end.matches(point + ":[1-9][0-9]*"))) {
            throw new PlanException(
                    PROPERTY, "is \"" + end + "\"; write NAME:n with one of " + Arrays.toString(values()));
        }
        if (end.startsWith(this + ":") && end.endsWith(":" + PASSED.incrementAndGet())) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
