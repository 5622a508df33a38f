package org.learninggradients.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;
import org.learninggradients.text.Shown;

/**
 * What happens when a signal ends the process. Spark stops its context in one of Hadoop's shutdown hooks, upon which the command
 * fails in its own thread: what is to be done before that is a hook that comes earlier, and the failure is not worth a word.
 */
final class Interruption {
    /** Spark has 40; the higher comes first. */
    private static final int PRIORITY = 100;

    /** That a commit under way may take. */
    private static final long MINUTES = 30;

    private Interruption() {}

    /** The action's result; {@code onSignal} runs when a signal comes meanwhile, and what it returns is told on standard error. */
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

    /** What Spark would say of jobs that lose their context. */
    private static Void silence(SparkSession session) {
        session.sparkContext().setLogLevel("OFF");
        return null;
    }

    /** Whether the process is about to end by a signal. */
    static boolean isUnderWay() {
        return ShutdownHookManager.get().isShutdownInProgress();
    }
}
