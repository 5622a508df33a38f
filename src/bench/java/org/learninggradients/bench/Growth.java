package org.learninggradients.bench;

import java.util.ArrayList;
import java.util.List;
import org.learninggradients.bench.Workshop.Setting;
import org.learninggradients.bench.report.GrowthLine;
import org.learninggradients.bench.report.Report;
import org.learninggradients.probe.Readings;

/** Measures how time and memory grow, and fits the terms of a cost model. */
final class Growth {
    private static final long GIB = 1L << 30;
    private static final int LARGE_HEAP = 12;
    private static final int EPOCHS = 4;

    private Growth() {}

    static void run(Workshop workshop, Report report) {
        trials(workshop, report);
        rows(workshop, report);
        parameters(workshop, report);
    }

    private static void trials(Workshop workshop, Report report) {
        Readings readings = workshop.probe(
                "growth-trials",
                Setting.of(workshop.heap(6)),
                "sizes=1,10,100,1000" + (workshop.quick() ? "" : ",10000"),
                "epochs=" + EPOCHS,
                "repetitions=" + workshop.times(3, 1));
        String what = "trials of 30-3-1, batch 32, " + EPOCHS + " epochs, placement trials";
        add(report, what, readings);
        Fit time = Fit.of(readings.samples("size"), readings.samples("seconds"));
        double steps = readings.number("steps");
        report.term("a training by trials, without steps", time.constant(), "s");
        report.term("a step of a trial, on one core", 1e6 * time.slope() * workshop.cores() / steps, "µs");
        Fit memory = Fit.of(readings.samples("size"), readings.samples("bytes"));
        report.term("heap of a trial's state", memory.slope(), "B");
    }

    private static void rows(Workshop workshop, Report report) {
        boolean large = !workshop.quick() && workshop.machine().memoryBytes() >= (LARGE_HEAP + 4) * GIB;
        Readings readings = passes(
                workshop,
                large ? "-Xmx" + LARGE_HEAP + "g" : workshop.heap(6),
                "10000,100000,1000000" + (large ? ",10000000" : ""),
                "30-16-2");
        add(report, "rows of 30 features, a pass of 30-16-2, placement data", readings);
        if (!large) {
            report.remark(
                    workshop.quick()
                            ? "10,000,000 rows are left out of a quick run"
                            : "10,000,000 rows are left out: they need " + (LARGE_HEAP + 4) + " GiB of memory");
        }
        Fit time = Fit.of(readings.samples("size"), readings.samples("seconds"));
        double values = readings.number("features") + 2;
        report.term("a pass by data, without rows (job, broadcast, merge, optimiser)", time.constant(), "s");
        report.term(
                "a row and parameter of 30-16-2, 6 flop, on one core", perParameter(workshop, readings, time), "ns");
        Fit memory = Fit.of(readings.samples("size"), readings.samples("bytes"));
        report.term("heap of a row's value (features, label, number)", memory.slope() / values, "B");
        Fit reading = Fit.of(readings.samples("size"), readings.samples("read-seconds"));
        report.term("reading and splitting CSV, without rows", reading.constant(), "s");
        report.term(
                "reading and splitting a value, on one core", 1e9 * reading.slope() * workshop.cores() / values, "ns");
    }

    private static void parameters(Workshop workshop, Report report) {
        for (String layers : List.of("784-16-10", "784-128-10")) {
            Readings readings = passes(workshop, workshop.heap(6), "5000,20000", layers);
            add(report, "rows of 784 features, a pass of " + layers + ", placement data", readings);
            Fit time = Fit.of(readings.samples("size"), readings.samples("seconds"));
            report.term(
                    "a row and parameter of " + layers + ", 6 flop, on one core",
                    perParameter(workshop, readings, time),
                    "ns");
        }
    }

    private static Readings passes(Workshop workshop, String heap, String sizes, String layers) {
        return workshop.probe(
                "growth-rows",
                Setting.of(heap),
                "sizes=" + sizes,
                "layers=" + layers,
                "repetitions=" + workshop.times(5, 3));
    }

    private static double perParameter(Workshop workshop, Readings readings, Fit time) {
        return 1e9 * time.slope() * workshop.cores() / readings.number("parameters");
    }

    private static void add(Report report, String what, Readings readings) {
        List<Double> sizes = readings.samples("size");
        for (int i = 0; i < sizes.size(); i++) {
            List<Double> reading = new ArrayList<>(readings.series().getOrDefault("read-seconds", List.of()));
            report.add(new GrowthLine(
                    what,
                    sizes.get(i),
                    readings.samples("seconds").get(i),
                    readings.samples("bytes").get(i),
                    reading.isEmpty() ? Double.NaN : reading.get(i)));
        }
    }
}
