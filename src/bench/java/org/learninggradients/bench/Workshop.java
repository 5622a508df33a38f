package org.learninggradients.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learninggradients.probe.Readings;

/** Runs measuring processes one at a time, and says how often each benchmark repeats. */
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

    /** The number of repetitions, smaller in a quick run. */
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

    /** The folder of temporary files. */
    Path scratch(String name) {
        return output.resolve(name);
    }

    /** The JVM option for a heap of this many GiB, at most half of the machine's memory. */
    String heap(int gibibytes) {
        return "-Xmx" + Math.min(gibibytes * 1024L, machine.memoryBytes() / (GIB >> 10) / 2) + "m";
    }

    /** Runs a probe in a process of its own and returns its readings; a repeated order returns the same readings. */
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
     * The settings of a Java process.
     *
     * @param options options of the JVM
     * @param environment variables added to the present environment
     */
    record Setting(List<String> options, Map<String, String> environment) {
        static Setting of(String... options) {
            return new Setting(List.of(options), Map.of());
        }
    }
}
