package org.learninggradients.store.folder;

import org.learninggradients.text.Shown;

/** An output cannot be written or read. The message names the file, the reason and what to do. */
public sealed class StoreException extends RuntimeException permits DamagedException, LockedException {
    public StoreException(String message) {
        super(Shown.line(message));
    }

    public StoreException(String message, Throwable cause) {
        super(Shown.line(message), cause);
    }
}
