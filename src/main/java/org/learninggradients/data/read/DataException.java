package org.learninggradients.data.read;

import java.util.List;
import java.util.stream.Collectors;
import org.learninggradients.text.Shown;

/** Input that cannot be used; the message says what is wrong, where, and what to do. */
public final class DataException extends RuntimeException {
    /** Takes a message, which is shown on one line. */
    public DataException(String message) {
        super(Shown.line(message));
    }

    /** Takes a message, which is shown on one line, and what caused it. */
    public DataException(String message, Throwable cause) {
        super(Shown.line(message), cause);
    }

    /** Takes a message and a further line for each detail. */
    DataException(String message, List<String> details) {
        super(Shown.line(message)
                + details.stream().map(detail -> "\n  " + Shown.line(detail)).collect(Collectors.joining()));
    }
}
