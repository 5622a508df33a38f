package org.learninggradients.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.package$;

/**
 * The machine and the versions that a benchmark runs on.
 *
 * @param cpu name of the processor
 * @param cores number of cores that every side uses
 * @param memoryBytes memory of the machine in bytes
 * @param commit commit of the source, and whether the source was changed since
 * @param python the Python with PyTorch, if there is one
 */
record Machine(String cpu, int cores, long memoryBytes, String commit, Optional<Python> python) {
    static Machine look(Processes processes) {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return new Machine(
                cpuName(),
                Runtime.getRuntime().availableProcessors(),
                memory,
                commitOf(processes),
                Python.find(processes));
    }

    /** The lines for the head of the report. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("machine", cpu + ", " + cores + " cores, " + (memoryBytes >> 30) + " GiB");
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("spark", package$.MODULE$.SPARK_VERSION());
        facts.put("torch", python.map(Python::torch).orElse("none: " + Python.MISSING));
        facts.put("commit", commit);
        facts.put("time", ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm X")));
        return facts;
    }

    private static String cpuName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static String commitOf(Processes processes) {
        try {
            processes.run("git", List.of("git", "describe", "--always", "--dirty= with changes"), Map.of());
            return processes.lastOutput("git").strip();
        } catch (IllegalStateException | UncheckedIOException e) {
            return "unknown";
        }
    }
}
