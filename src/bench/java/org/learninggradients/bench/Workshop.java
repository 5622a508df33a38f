package org.learninggradients.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learninggradients.probe.Readings;

/** Where benchmarks measure: starts one process at a time, waits for it, and knows how much is to be done. */
final class Workshop {
    private static final long GIB = 1L << 30;

    private final Machine machine;
    private final Processes processes;
    private final Path output;
    private final boolean quick;
    private final Map<List<String>, Readings> done = new HashMap<>();

    Workshop(Machine machine, Processes processes, Path output, boolean quick) {
        this.machine = machine;
        this.processes = processes;
        this.output = output;
        this.quick = quick;
    }

    /** How often: fewer times in a quick run. */
    int times(int usual, int quickly) {
        return quick ? quickly : usual;
    }

    boolean quick() {
        return quick;
    }

    int cores() {
        return machine.cores();
    }

    Machine machine() {
        return machine;
    }

    Processes processes() {
        return processes;
    }

    /** For what is written by the way. */
    Path scratch(String name) {
        return output.resolve(name);
    }

    /** The option of a heap of so many GiB, or half of the memory where that is less. */
    String heap(int gibibytes) {
        return "-Xmx" + Math.min(gibibytes * 1024L, machine.memoryBytes() / (GIB >> 10) / 2) + "m";
    }

    /** What a probe reads in a process of its own; the same order is carried out once. */
    Readings probe(String name, Setting setting, String... order) {
        List<String> arguments = new ArrayList<>(List.of("cores=" + cores(), "folder=" + scratch("rows")));
        arguments.addAll(Arrays.asList(order));
        List<String> key = new ArrayList<>(arguments);
        key.add(0, name);
        key.addAll(setting.options());
        Readings known = done.get(key);
        if (known != null) {
            return known;
        }
        Path file = scratch("readings").resolve(processes.nextName(name) + ".json");
        List<String> command = new ArrayList<>(List.of(name, file.toString()));
        command.addAll(arguments);
        processes.java(name, setting, "org.learninggradients.probe.ProbeMain", command);
        Readings readings = Readings.read(file);
        done.put(key, readings);
        return readings;
    }

    /** A Python with PyTorch, if there is one. */
    Optional<Python> python() {
        return machine.python();
    }

    /**
     * Of a Java process.
     *
     * @param options of the machine
     * @param environment added to the present one
     */
    record Setting(List<String> options, Map<String, String> environment) {
        static Setting of(String... options) {
            return new Setting(List.of(options), Map.of());
        }
    }
}
