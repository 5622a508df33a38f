package org.learninggradients.data.read;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkThrowable;

/** Tells files that cannot be read from everything else that may fail on a cluster. */
public final class ReadFailure {
    /** Spark's names for Parquet files that it cannot make a table of. */
    private static final List<String> CONDITIONS = List.of(
            "FAILED_READ_FILE",
            "CANNOT_READ_FILE_FOOTER",
            "UNABLE_TO_INFER_SCHEMA",
            "COLUMN_ALREADY_EXISTS",
            "FAILED_MERGE_SCHEMA",
            "CANNOT_MERGE_SCHEMAS");

    private ReadFailure() {}

    /** DataException if the failure came of reading the files at this path. */
    public static void check(Exception failure, String path) {
        ofParquet(failure).ifPresent(reason -> {
            throw new DataException(path + " cannot be read: " + reason, failure);
        });
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException) {
                throw new DataException(String.valueOf(cause.getMessage()), failure);
            }
        }
    }

    /** Why Spark could not read a Parquet file, if that is what failed. */
    public static Optional<String> ofParquet(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SparkThrowable known && isOfFiles(String.valueOf(known.getCondition()))) {
                return Optional.of(String.valueOf(root(cause).getMessage()).replaceAll("\\s+", " "));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfFiles(String condition) {
        return CONDITIONS.stream().anyMatch(condition::startsWith);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
