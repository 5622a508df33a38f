package org.learninggradients.spark;

import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkException;

/** Tells jobs that Spark gave up since it lost executors or the cluster from everything else that may fail. */
public final class ClusterFailure {
    /** Spark's words for a task whose executors went, a stage whose results went with them, and a master that has had enough. */
    private static final List<String> LOST =
            List.of("ExecutorLostFailure", "the maximum allowable number of times", "Master removed our application");

    private ClusterFailure() {}

    /** What Spark says of it, and what to do, in one line; empty for all other failures. */
    public static Optional<String> message(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof SparkException && LOST.stream().anyMatch(message::contains)) {
                return message.lines()
                        .findFirst()
                        .map(reason ->
                                "the cluster failed: " + reason + "; the executor's log says why. Where memory ran"
                                        + " out, raise spark.executor.memory, or in training lower train.cohort-bytes;"
                                        + " then give the same command again");
            }
        }
        return Optional.empty();
    }
}
