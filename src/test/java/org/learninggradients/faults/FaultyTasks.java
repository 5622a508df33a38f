package org.learninggradients.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** Tasks, executors and workers of a cluster that go wrong in the jobs of one name; a file of theirs says that they did. */
public final class FaultyTasks implements SparkPlugin {
    private static final String SETTING = "spark.learning-gradients.faulty-tasks.";
    private static final Duration SLOW = Duration.ofMinutes(2);
    private static final int KILLED = 137;

    /** What goes wrong. Who dies does it when it has computed, and before anybody knows. */
    public enum Kind {
        EXECUTOR_DIES,
        BOTH_EXECUTORS_DIE,
        WORKER_DIES,
        EVERY_TASK_FAILS_ONCE,
        ONE_TASK_IS_SLOW,
        ONE_TASK_ALWAYS_DIES
    }

    /**
     * Settings of Spark under which this happens.
     *
     * @param job part of the description of the jobs
     * @param folder of the files that say so
     */
    public static Map<String, String> settings(Kind kind, String job, Path folder) {
        try {
            String classes = Path.of(FaultyTasks.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
            return Map.of(
                    "spark.plugins",
                    FaultyTasks.class.getName(),
                    "spark.driver.extraClassPath",
                    classes,
                    "spark.executor.extraClassPath",
                    classes,
                    SETTING + "kind",
                    kind.name(),
                    SETTING + "job",
                    job,
                    SETTING + "folder",
                    folder.toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable DriverPlugin driverPlugin() {
        return null;
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new Executor();
    }

    private static final class Executor implements ExecutorPlugin {
        private String id = "";
        private Kind kind = Kind.EXECUTOR_DIES;
        private String job = "";
        private Path folder = Path.of("");

        @Override
        public void init(PluginContext context, Map<String, String> unused) {
            id = context.executorID();
            kind = Kind.valueOf(context.conf().get(SETTING + "kind"));
            job = context.conf().get(SETTING + "job");
            folder = Path.of(context.conf().get(SETTING + "folder"));
        }

        @Override
        public void onTaskStart() {
            TaskContext task = TaskContext.get();
            if (!Objects.requireNonNullElse(task.getLocalProperty("spark.job.description"), "")
                    .contains(job)) {
                return;
            }
            boolean isFirst = task.partitionId() == 0;
            switch (kind) {
                case EXECUTOR_DIES -> atTheEnd(task, () -> die(isNew("executor")));
                case BOTH_EXECUTORS_DIE ->
                    atTheEnd(task, () -> die(List.of("0", "1").contains(id) && isNew(id)));
                case WORKER_DIES -> atTheEnd(task, () -> dieWithWorker(isNew("worker")));
                case EVERY_TASK_FAILS_ONCE -> atTheEnd(task, () -> fail(task.attemptNumber() == 0));
                case ONE_TASK_IS_SLOW -> sleep(isFirst && task.attemptNumber() == 0);
                case ONE_TASK_ALWAYS_DIES -> atTheEnd(task, () -> die(isFirst && isNew("death-of-" + id)));
            }
        }

        private static void atTheEnd(TaskContext task, Runnable action) {
            task.addTaskCompletionListener((TaskCompletionListener) unused -> action.run());
        }

        private static void die(boolean now) {
            if (now) {
                Runtime.getRuntime().halt(KILLED);
            }
        }

        private static void dieWithWorker(boolean now) {
            if (now) {
                ProcessHandle.current().parent().orElseThrow().destroyForcibly();
                die(true);
            }
        }

        private void fail(boolean now) {
            if (now) {
                isNew("failure");
                throw new IllegalStateException("this task fails once");
            }
        }

        /** Until another attempt has overtaken it. */
        private void sleep(boolean now) {
            if (now) {
                try {
                    Thread.sleep(SLOW.toMillis());
                } catch (InterruptedException e) {
                    isNew("overtaken");
                    Thread.currentThread().interrupt();
                }
            }
        }

        /** Whether no executor has said this before. */
        private boolean isNew(String event) {
            try {
                Files.createFile(folder.resolve(event));
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
