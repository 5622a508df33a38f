package org.learninggradients.store.folder;

/** The run is another process's to write. */
public final class LockedException extends StoreException {
    LockedException(String message) {
        super(message);
    }
}
