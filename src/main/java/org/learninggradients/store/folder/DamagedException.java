package org.learninggradients.store.folder;

/** A file of a commit is missing or has other bytes than were written. An earlier commit may be whole. */
public final class DamagedException extends StoreException {
    public DamagedException(String message) {
        super(message);
    }
}
