package org.learninggradients.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.learninggradients.bench.Workshop.Setting;

/** Starts processes in the project's folder, one at a time, and keeps what they say in files. */
final class Processes {
    private final Path home;
    private final Path logs;
    private int started;

    /** Keeps the output of processes in this folder. */
    Processes(Path home, Path logs) {
        this.home = home;
        this.logs = logs;
    }

    Path home() {
        return home;
    }

    /** A file name for the process that is started next. */
    String nextName(String name) {
        return String.format("%02d-%s", started + 1, name);
    }

    /** Runs a main class with the project's Java options and returns its wall time in seconds. */
    double java(String name, Setting setting, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@conf/java-options",
                "-Dlog4j2.configurationFile=conf/log4j2.properties"));
        command.addAll(setting.options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        return run(name, command, setting.environment());
    }

    /** Runs a command and returns its wall time in seconds. IllegalStateException when it fails. */
    double run(String name, List<String> command, Map<String, String> environment) {
        Path log = logs.resolve(nextName(name) + ".log");
        started++;
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(log.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        int status = finish(builder);
        if (status != 0) {
            throw new IllegalStateException("exit status " + status + ", see " + log);
        }
        return (System.nanoTime() - start) * 1e-9;
    }

    private static int finish(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            Thread end = new Thread(process::destroy);
            Runtime.getRuntime().addShutdownHook(end);
            int status = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(end);
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(builder.command().get(0) + " cannot be started", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The output of the process that ran last. */
    String lastOutput(String name) {
        Path log = logs.resolve(String.format("%02d-%s", started, name) + ".log");
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(log + " cannot be read", e);
        }
    }
}
