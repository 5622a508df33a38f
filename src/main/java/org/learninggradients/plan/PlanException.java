package org.learninggradients.plan;

import java.util.function.Supplier;
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

    /** What the supplier gives. PlanException that names the setting when the supplier throws an IllegalArgumentException. */
    public static <T> T refusing(String setting, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new PlanException(setting, String.valueOf(e.getMessage()));
        }
    }

    /** Throws unless the condition holds. */
    static void check(boolean condition, String setting, String message) {
        if (!condition) {
            throw new PlanException(setting, message);
        }
    }
}
