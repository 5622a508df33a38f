package org.learninggradients.store;

/** A file is not what was written: it is gone, or its bytes are others. An earlier commit may be whole. */
final class DamagedException extends StoreException {
    DamagedException(String message) {
        super(message);
    }
}
