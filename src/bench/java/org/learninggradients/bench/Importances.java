package org.learninggradients.bench;

import org.learninggradients.bench.Workshop.Setting;
import org.learninggradients.bench.report.Figure;
import org.learninggradients.bench.report.Line;
import org.learninggradients.bench.report.Report;
import org.learninggradients.bench.report.Target;
import org.learninggradients.probe.Readings;

/** Measures what learning gradients add to the time of training, and how long it takes to write their table. */
final class Importances {
    private static final Target TARGET = Target.atMost(1.6);
    private static final Target TABLE_TARGET = Target.atLeast(1.5);

    private Importances() {}

    static void run(Workshop workshop, Report report) {
        String name = Benchmark.IMPORTANCE.label();
        Readings sweep = workshop.probe(
                "importance",
                Setting.of(workshop.heap(4)),
                "work=sweep",
                "seeds=200",
                "repetitions=" + workshop.times(9, 3));
        report.add(line(name + " 30-3-1", sweep, "without, 200 trials, placement trials"));
        Readings pass = workshop.probe(
                "importance",
                Setting.of(workshop.heap(4)),
                "work=pass",
                "rows=" + Passes.LARGE.rows(),
                "layers=" + Passes.LARGE.layers(),
                "epochs=4",
                "repetitions=" + workshop.times(7, 2));
        report.add(line(name + " 784-128-10", pass, "without, 4 passes"));
    }

    /** Writes the importance of 1,000 trials after each of 40 epochs. */
    static void table(Workshop workshop, Report report) {
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
                TABLE_TARGET));
    }

    private static Line line(String name, Readings readings, String against) {
        return Line.cost(
                name,
                new Figure("s", readings.samples("ours")),
                new Figure("s", readings.samples("peer")),
                against,
                TARGET);
    }
}
