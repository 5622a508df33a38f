package org.learninggradients.bench;

import java.util.ArrayList;
import java.util.List;
import org.learninggradients.bench.Workshop.Setting;
import org.learninggradients.bench.report.Figure;
import org.learninggradients.bench.report.Line;
import org.learninggradients.bench.report.Report;
import org.learninggradients.bench.report.Target;
import org.learninggradients.probe.Readings;

/** Measures what further cores gain. */
final class Cores {
    private static final Target TARGET = Target.atLeast(0.9);

    private Cores() {}

    static void run(Workshop workshop, Report report) {
        if (workshop.cores() == 1) {
            report.add(Line.notRun(Benchmark.CORES.label(), "the machine has one core", TARGET));
            return;
        }
        Readings readings = workshop.probe(
                "cores", Setting.of(workshop.heap(4)), "seeds=400", "repetitions=" + workshop.times(7, 3));
        report.add(Line.rates(
                Benchmark.CORES.label(),
                gain(readings, "sweep"),
                gain(readings, "loop"),
                "plain arithmetic, 1 to " + workshop.cores() + " cores",
                TARGET));
    }

    private static Figure gain(Readings readings, String work) {
        List<Double> one = readings.samples(work + "-one");
        List<Double> all = readings.samples(work + "-all");
        List<Double> gains = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            gains.add(all.get(i) / one.get(i));
        }
        return new Figure("x", gains);
    }
}
