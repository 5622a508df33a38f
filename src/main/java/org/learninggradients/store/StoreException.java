package org.learninggradients.store;

/** The output cannot be written or read; the message says what, where and what to do. */
public sealed class StoreException extends RuntimeException permits DamagedException, LockedException {
    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
