package org.learninggradients.data.read.csv;

/** A file without a header of the columns that are needed. The message is to be read after the file's name. */
final class BadHeaderException extends Exception {
    BadHeaderException(String message) {
        super(message);
    }
}
