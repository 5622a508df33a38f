package org.learninggradients.store.folder;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.learninggradients.plan.PlanException;

/**
 * Moments in the writing of a run's folder in which a test can end the process, as a power cut would. The system property {@code
 * learning-gradients.fail-point} is {@code NAME:n}: the process ends in the n-th such moment. Without the property, nothing happens.
 */
public enum FailPoint {
    LOCK_TAKEN,
    /** A file that replaces another is written and not yet renamed. */
    REPLACEMENT_STAGED,
    /** All files of a run that is begun anew are deleted but its record. */
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

    /** Ends the process if the property asks for it. PlanException when the property is not of the form NAME:n. */
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
