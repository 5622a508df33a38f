package org.learninggradients.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.learninggradients.bench.report.Line;
import org.learninggradients.bench.report.Report;
import org.learninggradients.bench.report.ReportJson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The benchmark's command. */
@Command(
        name = "benchmark.sh",
        description = "Measures the product beside its peers, all on the same cores, and prints one table of ratios.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done, whether targets are met or not", "1:a benchmark failed", "2:command line"})
public final class Main implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say this, and end.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(names = "--list", description = "Say what there is to measure, and end.")
    private boolean list;

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "Measure these alone.")
    private List<String> only = List.of();

    @Option(names = "--quick", description = "Fewer repetitions: minutes instead of half an hour, and more noise.")
    private boolean quick;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Folder of benchmark.json, benchmark.md and all else that is written;"
                    + " default target/benchmark.")
    private Path output = Path.of(System.getProperty("benchmark.home", ""), "target", "benchmark");

    private Main() {}

    /** Runs and exits. The system property {@code benchmark.home} names the project's folder. */
    public static void main(String[] arguments) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<Benchmark> chosen = chosen();
        if (list) {
            Cells cells = new Cells("NAME", "WHAT");
            chosen.forEach(benchmark -> cells.add(benchmark.label(), benchmark.description()));
            System.out.print(cells.text());
            return 0;
        }
        Path folder = output.toAbsolutePath();
        for (String part : List.of("logs", "readings", "rows", "runs")) {
            Files.createDirectories(folder.resolve(part));
        }
        Path home = Path.of(System.getProperty("benchmark.home", "")).toAbsolutePath();
        Processes processes = new Processes(home, folder.resolve("logs"));
        Machine machine = Machine.look(processes);
        Report report = new Report(machine.facts());
        boolean allRan = measure(chosen, new Workshop(machine, processes, folder, quick), report, folder);
        System.out.print(new ReportText(report).terminal());
        return allRan ? 0 : 1;
    }

    private List<Benchmark> chosen() {
        if (only.isEmpty()) {
            return List.of(Benchmark.values());
        }
        List<Benchmark> chosen = new ArrayList<>();
        for (String name : only) {
            chosen.add(Benchmark.named(name)
                    .orElseThrow(() -> new CommandLine.ParameterException(
                            new CommandLine(this), "no benchmark is called " + name + "; see --list")));
        }
        return chosen;
    }

    /** Runs the benchmarks one after another, and writes the report so far after each. */
    private static boolean measure(List<Benchmark> chosen, Workshop workshop, Report report, Path folder)
            throws IOException {
        boolean allRan = true;
        for (Benchmark benchmark : chosen) {
            System.err.println("measuring " + benchmark.label());
            try {
                benchmark.run(workshop, report);
            } catch (RuntimeException e) {
                report.add(Line.failed(benchmark.label(), String.valueOf(e.getMessage())));
                allRan = false;
            }
            Files.writeString(folder.resolve("benchmark.md"), new ReportText(report).markdown());
            ReportJson.write(report, folder.resolve("benchmark.json"));
        }
        return allRan;
    }
}
