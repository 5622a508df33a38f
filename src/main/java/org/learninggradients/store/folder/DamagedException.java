package org.learninggradients.store.folder;

/** A file is not what was written: it is gone, or its bytes are others. An earlier commit may be whole. */
public final class DamagedException extends StoreException {
    public DamagedException(String message) {
        super(message);
    }
}
