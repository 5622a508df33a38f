package org.learninggradients.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.text.Shown;

/**
 * What happens when a signal ends the process. Spark stops its context in one of Hadoop's shutdown hooks, and the command then fails in
 * its own thread. A run is marked as interrupted by an earlier hook. The failure that follows is not reported.
 */
final class Interruption {
    /** Priority among Hadoop's shutdown hooks, of which the highest runs first. It is above Spark's, which is 40. */
    private static final int PRIORITY = 100;

    /** Upper bound in minutes for the hook, which waits for the end of a commit that is under way. */
    private static final long MINUTES = 30;

    private Interruption() {}

    /**
     * Runs an action.
     *
     * @param onSignal runs when a signal ends the process meanwhile; its text is printed on standard error
     */
    static <T> T guard(Callable<T> action, Supplier<String> onSignal) throws Exception {
        Runnable hook = () -> {
            System.err.println(Shown.line(onSignal.get()));
            SparkSession.getDefaultSession().foreach(Interruption::silence);
        };
        ShutdownHookManager hooks = ShutdownHookManager.get();
        hooks.addShutdownHook(hook, PRIORITY, MINUTES, TimeUnit.MINUTES);
        try {
            return action.call();
        } finally {
            if (!isUnderWay()) {
                hooks.removeShutdownHook(hook);
            }
        }
    }

    /** Keeps Spark from logging that jobs have lost their context. */
    private static Void silence(SparkSession session) {
        session.sparkContext().setLogLevel("OFF");
        return null;
    }

    /** Whether the process is about to end by a signal. */
    static boolean isUnderWay() {
        return ShutdownHookManager.get().isShutdownInProgress();
    }
}
