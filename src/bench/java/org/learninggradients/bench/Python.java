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
 * @param command that starts it
 * @param torch its version
 */
record Python(String command, String torch) {
    static final String MISSING = "python3 has no torch and numpy (Debian: python3-torch, python3-numpy)";

    private static final List<String> CANDIDATES = List.of("python3", "/usr/bin/python3");

    /** The first that has what the peer needs. */
    static Optional<Python> find(Processes processes) {
        for (String candidate : CANDIDATES) {
            try {
                processes.run(
                        "python", List.of(candidate, "-c", "import numpy, torch; print(torch.__version__)"), Map.of());
                return Optional.of(
                        new Python(candidate, processes.lastOutput("python").strip()));
            } catch (IllegalStateException | UncheckedIOException e) {
                // the next one, then
            }
        }
        return Optional.empty();
    }

    /** Runs the peer of the sweep and returns what it says. */
    JsonNode sweep(Processes processes, String mode, List<String> options) {
        List<String> line =
                new ArrayList<>(List.of(command, "src/bench/python/pytorch_sweep.py", mode, "--data", "data/wdbc.csv"));
        line.addAll(options);
        processes.run("pytorch-" + mode, line, Map.of());
        try {
            return new ObjectMapper().readTree(processes.lastOutput("pytorch-" + mode));
        } catch (IOException e) {
            throw new IllegalStateException("pytorch_sweep.py has not printed JSON", e);
        }
    }
}
