package org.learninggradients.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Python that has PyTorch.
 *
 * @param command command that starts it
 * @param torch version of PyTorch
 */
record Python(String command, String torch) {
    static final String MISSING = "python3 has no torch and numpy (Debian: python3-torch, python3-numpy)";

    private static final List<String> CANDIDATES = List.of("python3", "/usr/bin/python3");

    /** The first Python on the machine that has what the peers need. */
    static Optional<Python> find(Processes processes) {
        for (String candidate : CANDIDATES) {
            try {
                processes.run(
                        "python", List.of(candidate, "-c", "import numpy, torch; print(torch.__version__)"), Map.of());
                return Optional.of(
                        new Python(candidate, processes.lastOutput("python").strip()));
            } catch (IllegalStateException | UncheckedIOException e) {
                // this one has no PyTorch; the next one may
            }
        }
        return Optional.empty();
    }

    /** Runs the peer of the sweep and returns its output. */
    JsonNode sweep(Processes processes, String mode, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of(mode, "--data", "data/wdbc.csv"));
        arguments.addAll(options);
        return run(processes, "pytorch_sweep.py", arguments);
    }

    /** Runs the peer of the attributions and returns its output. */
    JsonNode gradients(Processes processes, List<String> options) {
        return run(processes, "pytorch_gradient.py", options);
    }

    /** The time that the output states, in seconds. */
    static List<Double> seconds(JsonNode said) {
        List<Double> seconds = new ArrayList<>();
        said.get("seconds").forEach(value -> seconds.add(value.asDouble()));
        return seconds;
    }

    private JsonNode run(Processes processes, String script, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(command, "src/bench/python/" + script));
        line.addAll(arguments);
        processes.run(script, line, Map.of());
        try {
            return new ObjectMapper().readTree(processes.lastOutput(script));
        } catch (IOException e) {
            throw new IllegalStateException(script + " has not printed JSON", e);
        }
    }
}
