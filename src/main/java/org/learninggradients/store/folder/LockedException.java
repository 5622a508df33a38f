package org.learninggradients.store.folder;

/** Another process holds the run and may write it. */
public final class LockedException extends StoreException {
    LockedException(String message) {
        super(message);
    }
}
