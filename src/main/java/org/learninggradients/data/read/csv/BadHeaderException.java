package org.learninggradients.data.read.csv;

/** A file that cannot be read as a table; the message goes on after the file's name. */
final class BadHeaderException extends Exception {
    BadHeaderException(String message) {
        super(message);
    }
}
