package org.learninggradients.data.read;

import java.io.UncheckedIOException;
import org.learninggradients.spark.ParquetFailure;

/** Tells files that cannot be read from everything else that may fail on a cluster. */
public final class ReadFailure {
    private ReadFailure() {}

    /** DataException where the failure came from reading the files at this path; nothing happens otherwise. */
    public static void check(Exception failure, String path) {
        ParquetFailure.reason(failure).ifPresent(reason -> {
            throw new DataException(path + " cannot be read: " + reason, failure);
        });
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException) {
                throw new DataException(String.valueOf(cause.getMessage()), failure);
            }
        }
    }
}
