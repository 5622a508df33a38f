package org.learninggradients.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.learninggradients.bench.Workshop.Setting;
import org.learninggradients.bench.report.Figure;
import org.learninggradients.bench.report.Line;
import org.learninggradients.bench.report.Report;
import org.learninggradients.bench.report.Target;
import org.learninggradients.probe.Readings;

/** Measures attributions by DeepLIFT beside plain input gradients by PyTorch. */
final class Attributions {
    private static final int ROWS = 1_000_000;

    /** Rows that PyTorch passes one by one: a million would take it minutes. */
    private static final int SINGLE_ROWS = 20_000;

    private static final int BATCH = 1024;
    private static final String UNIT = "rows/s";
    private static final String METHOD = "deeplift-rescale";
    private static final String MODEL = "src/test/resources/oracles/mlp-30-16-8-1-relu-bce.onnx";
    private static final Target TARGET = Target.atLeast(10);

    private Attributions() {}

    static void run(Workshop workshop, Report report) {
        String name = Benchmark.ATTRIBUTE.label();
        if (workshop.python().isEmpty()) {
            report.add(Line.notRun(name, Python.MISSING, TARGET));
            return;
        }
        Figure ours = ours(workshop);
        Figure batched = gradients(workshop, ROWS, BATCH);
        report.add(Line.rates(
                name + ", batches",
                ours,
                batched,
                "PyTorch's input gradient, float, of " + BATCH + " rows at once",
                TARGET));
        report.add(Line.information(
                name + ", row by row",
                ours,
                gradients(workshop, SINGLE_ROWS, 1),
                "PyTorch's input gradient, float, a row at a time on one thread; ours as in batches"));
        report.add(Line.information(
                name + " whole command", command(workshop), batched, "the same; PyTorch reads and writes nothing"));
    }

    private static Figure ours(Workshop workshop) {
        Readings readings = workshop.probe(
                "attribute",
                Setting.of("-Xmx2g"),
                "rows=" + ROWS,
                "method=" + METHOD,
                "model=" + MODEL,
                "repetitions=" + workshop.times(9, 3));
        return Figure.rate(UNIT, ROWS, readings.samples("seconds"));
    }

    private static Figure gradients(Workshop workshop, int rows, int batch) {
        List<String> options = List.of(
                "--rows=" + rows,
                "--batch=" + batch,
                "--threads=" + (batch == 1 ? 1 : workshop.cores()),
                "--repeat=" + workshop.times(5, 2));
        JsonNode said = workshop.python().orElseThrow().gradients(workshop.processes(), options);
        return Figure.rate(UNIT, rows, Python.seconds(said));
    }

    /** Measures the whole command, from CSV files to Parquet tables, with the start of Java and Spark. */
    private static Figure command(Workshop workshop) {
        String table = workshop.probe("rows", Setting.of(), "rows=" + ROWS, "layers=30-16-2")
                .fact("table");
        List<String> line = new ArrayList<>(List.of("submit/local.sh", "attribute", "--model", MODEL));
        line.addAll(List.of("--data", table, "--label", "label", "--method", METHOD, "--output"));
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < workshop.times(3, 1); i++) {
            Path output = workshop.scratch("runs").resolve("attributed-" + System.nanoTime());
            List<String> command = new ArrayList<>(line);
            command.add(output.toString());
            seconds.add(workshop.processes().run("attribute-command", command, Map.of("JAVA_OPTS", "-Xmx2g")));
        }
        return Figure.rate(UNIT, ROWS, seconds);
    }
}
