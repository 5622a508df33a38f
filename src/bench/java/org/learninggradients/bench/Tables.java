package org.learninggradients.bench;

import org.learninggradients.bench.Workshop.Setting;
import org.learninggradients.probe.Readings;

/** Measures how long it takes to write the importance of 1,000 trials after each of 40 epochs. */
final class Tables {
    private static final Target TARGET = Target.atLeast(1.5);

    private Tables() {}

    static void run(Workshop workshop, Report report) {
        Readings readings = workshop.probe(
                "table",
                Setting.of(workshop.heap(2)),
                "parquet=" + workshop.scratch("table"),
                "trials=1000",
                "repetitions=" + workshop.times(7, 3));
        report.add(Line.speedup(
                Benchmark.TABLE.label(),
                new Figure("s", readings.samples("ours")),
                new Figure("s", readings.samples("peer")),
                "Parquet's writer of records",
                TARGET));
    }
}
