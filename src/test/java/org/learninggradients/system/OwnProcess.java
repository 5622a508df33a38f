package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command line in a process of its own. */
final class OwnProcess {
    /** What the Java machine says of every program that computes in vectors. */
    private static final String VECTORS = "WARNING: Using incubator modules: jdk.incubator.vector\n";

    private final Process process;
    private final Path out;
    private final Path err;

    private OwnProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it, with further variables in the environment; {@code folder} takes what it says. */
    static OwnProcess start(Path folder, Map<String, String> environment, List<String> line) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new OwnProcess(builder.start(), out, err);
    }

    /** Runs it to its end. */
    static Command run(Path folder, Map<String, String> environment, List<String> line)
            throws IOException, InterruptedException {
        return start(folder, environment, line).end();
    }

    /** What came of it, once it has ended. */
    Command end() throws IOException, InterruptedException {
        boolean hasEnded = process.waitFor(5, TimeUnit.MINUTES);
        if (!hasEnded) {
            kill();
        }
        assertThat(hasEnded).as("it ends").isTrue();
        return new Command(
                process.exitValue(),
                Files.readString(out),
                Files.readString(err).replace(VECTORS, ""));
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
}
