package org.learninggradients.plan;

import org.learninggradients.text.Shown;

/** A setting that cannot be; the message names it in one line, says what is wrong with it and what would do. */
public final class PlanException extends RuntimeException {
    /** The setting's key, what is wrong, what to do. */
    public PlanException(String setting, String message) {
        super(Shown.line(setting + ": " + message));
    }

    /** For what concerns several settings. */
    public PlanException(String message) {
        super(Shown.line(message));
    }

    /** Throws unless the condition holds. */
    static void check(boolean condition, String setting, String message) {
        if (!condition) {
            throw new PlanException(setting, message);
        }
    }
}
