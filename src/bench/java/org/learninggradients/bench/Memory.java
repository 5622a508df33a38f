package org.learninggradients.bench;

import org.learninggradients.bench.Workshop.Setting;
import org.learninggradients.bench.report.Figure;
import org.learninggradients.bench.report.Line;
import org.learninggradients.bench.report.Report;
import org.learninggradients.bench.report.Target;
import org.learninggradients.probe.Readings;

/** Measures the memory of cached rows. */
final class Memory {
    private static final Target TARGET = Target.atMost(1.5);

    private Memory() {}

    static void run(Workshop workshop, Report report) {
        String name = Benchmark.MEMORY.label();
        Readings readings = workshop.probe("memory", Setting.of(workshop.heap(4)), "rows=1000000", "layers=30-16-2");
        report.add(line(name + " blocks, as Spark reports", readings, "blocks"));
        report.add(line(name + " all cached, as Spark reports", readings, "storage"));
        report.add(line(name + " heap added, after collection", readings, "heap"));
    }

    private static Line line(String name, Readings readings, String series) {
        return Line.cost(name, mebibytes(readings, series), mebibytes(readings, "raw"), "raw doubles", TARGET);
    }

    private static Figure mebibytes(Readings readings, String series) {
        return new Figure("B", readings.samples(series)).map("MiB", bytes -> bytes / (1 << 20));
    }
}
