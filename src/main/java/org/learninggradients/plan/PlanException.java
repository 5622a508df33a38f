package org.learninggradients.plan;

import org.learninggradients.text.Shown;

/** A setting that cannot be. The message is one line: the setting, what is wrong with it, and what would do. */
public final class PlanException extends RuntimeException {
    /** A refusal of one setting, by its key; the message says what is wrong and what to do. */
    public PlanException(String setting, String message) {
        super(Shown.line(setting + ": " + message));
    }

    /** A refusal that concerns several settings. */
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
