package org.learninggradients.plan;

import java.util.function.Supplier;
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
