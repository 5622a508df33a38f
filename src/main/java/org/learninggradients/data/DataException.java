package org.learninggradients.data;

/** Input that cannot be used; the message says what is wrong, where, and what to do. */
public final class DataException extends RuntimeException {
    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
