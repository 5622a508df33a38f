package org.learninggradients.spark;

import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkThrowable;

/** Tells Parquet files that Spark cannot read from everything else that may fail. */
public final class ParquetFailure {
    /** Spark's names for Parquet files that it cannot make a table of. */
    private static final List<String> CONDITIONS = List.of(
            "FAILED_READ_FILE",
            "CANNOT_READ_FILE_FOOTER",
            "UNABLE_TO_INFER_SCHEMA",
            "COLUMN_ALREADY_EXISTS",
            "FAILED_MERGE_SCHEMA",
            "CANNOT_MERGE_SCHEMAS");

    private ParquetFailure() {}

    /** The reason why Spark could not read a Parquet file, in one line; empty for all other failures. */
    public static Optional<String> reason(Throwable failure) {
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
