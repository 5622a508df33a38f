package org.learninggradients.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The application jar in a process of its own, as submit/local.sh starts it. */
final class JarProcess {
    private final Process process;
    private final Path out;
    private final Path err;

    private JarProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Runs the arguments on two threads, with further variables in the environment and further system properties. */
    static Command run(
            Path folder, Map<String, String> environment, Map<String, String> properties, String... arguments)
            throws IOException, InterruptedException {
        return start(folder, environment, properties, arguments).end();
    }

    /** Starts what {@link #run} runs. */
    static JarProcess start(
            Path folder, Map<String, String> environment, Map<String, String> properties, String... arguments)
            throws IOException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(List.of("@conf/java-options", "-Xmx1g"));
        Map<String, String> all = new TreeMap<>(Map.of(
                "spark.master", "local[2]",
                "spark.ui.enabled", "false",
                "log4j2.configurationFile", "conf/log4j2.properties"));
        all.putAll(properties);
        all.forEach((name, value) -> line.add("-D" + name + "=" + value));
        line.addAll(List.of("-cp", classPath(), "org.learninggradients.cli.Main"));
        line.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new JarProcess(builder.start(), out, err);
    }

    /** What came of it, once it has ended. */
    Command end() throws IOException, InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends").isTrue();
        return new Command(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Asks it to end: SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Ends it: SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long id() {
        return process.pid();
    }

    /** The jar and Spark. */
    static String classPath() throws IOException {
        return property("application.jar") + ":"
                + Files.readString(Path.of(property("spark.classpath.file"))).strip();
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }
}
