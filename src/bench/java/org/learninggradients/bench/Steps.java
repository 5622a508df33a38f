package org.learninggradients.bench;

import org.learninggradients.bench.Workshop.Setting;
import org.learninggradients.bench.report.Figure;
import org.learninggradients.bench.report.Line;
import org.learninggradients.bench.report.Report;
import org.learninggradients.bench.report.Target;
import org.learninggradients.probe.Readings;

/** Measures a training step beside an empty Spark job that ships the same bytes. */
final class Steps {
    private static final Target TARGET = Target.atMost(1.3);

    private Steps() {}

    static void run(Workshop workshop, Report report) {
        Readings readings = workshop.probe(
                "step",
                Setting.of(workshop.heap(4)),
                "warm-up=" + workshop.times(1000, 400),
                "repetitions=" + workshop.times(400, 100));
        report.add(Line.cost(
                Benchmark.STEP.label(),
                milliseconds(readings, "ours"),
                milliseconds(readings, "peer"),
                "bare Spark step, " + readings.fact("partitions") + " partitions",
                TARGET));
    }

    private static Figure milliseconds(Readings readings, String series) {
        return new Figure("s", readings.samples(series)).map("ms", seconds -> 1000 * seconds);
    }
}
