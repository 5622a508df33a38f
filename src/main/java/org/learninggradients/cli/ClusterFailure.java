package org.learninggradients.cli;

import java.util.Optional;
import org.apache.spark.SparkException;

/** Tells jobs that Spark gave up since they lost executor after executor from everything else that may fail. */
final class ClusterFailure {
    /** Spark's name for what became of the task. */
    private static final String LOST = "ExecutorLostFailure";

    private ClusterFailure() {}

    /** What Spark says of it, and what to do, in one line; empty for all other failures. */
    static Optional<String> message(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof SparkException && message.contains(LOST)) {
                return message.lines()
                        .findFirst()
                        .map(reason ->
                                "the cluster failed: " + reason + "; the executor's log says why. Where memory ran"
                                        + " out, raise spark.executor.memory or lower train.cohort-bytes; then give the same"
                                        + " command again");
            }
        }
        return Optional.empty();
    }
}
