package org.learninggradients.bench;

import java.util.List;
import java.util.Map;
import org.learninggradients.bench.Workshop.Setting;
import org.learninggradients.bench.report.Figure;
import org.learninggradients.bench.report.Line;
import org.learninggradients.bench.report.Report;
import org.learninggradients.bench.report.Target;
import org.learninggradients.probe.Readings;

/** Measures full passes over cached rows beside function evaluations of MLlib. */
final class Passes {
    static final Shape SMALL = new Shape("pass-30", 1_000_000, "30-16-2", Target.atLeast(2), Target.atLeast(1.3), 15);
    static final Shape LARGE = new Shape("pass-784", 20_000, "784-128-10", Target.atLeast(1.2), Target.atLeast(1.5), 9);

    /** Evaluations before the measured ones: the JVM compiles the Java BLAS late, and the first ones take ten times as long. */
    private static final int WARM_UP = 12;

    private Passes() {}

    /**
     * A network and the rows that pass it.
     *
     * @param name name of the benchmark with Java products
     * @param rows number of rows
     * @param layers sizes of the network's layers
     * @param javaTarget goal beside MLlib with a Java BLAS
     * @param nativeTarget goal beside MLlib with OpenBLAS
     * @param repetitions number of passes in a usual run
     */
    record Shape(String name, int rows, String layers, Target javaTarget, Target nativeTarget, int repetitions) {}

    static void run(Workshop workshop, Report report, Shape shape, boolean isNative) {
        String name = isNative ? shape.name + "-native" : shape.name;
        Target target = isNative ? shape.nativeTarget : shape.javaTarget;
        Readings readings = workshop.probe(
                "pass",
                setting(workshop, isNative),
                "rows=" + shape.rows,
                "layers=" + shape.layers,
                "products=" + (isNative ? "native" : "java"),
                "warm-up=" + workshop.times(WARM_UP, WARM_UP / 2),
                "repetitions=" + workshop.times(shape.repetitions, 5));
        if (!readings.notRun().isEmpty()) {
            report.add(Line.notRun(name, readings.notRun(), target));
            return;
        }
        report.add(Line.speedup(
                name,
                new Figure("s", readings.samples("ours")),
                new Figure("s", readings.samples("peer")),
                "MLlib, " + readings.fact("blas"),
                target));
    }

    private static Setting setting(Workshop workshop, boolean isNative) {
        String library = isNative ? "libopenblas.so.0" : "absent";
        return new Setting(
                List.of(workshop.heap(6), "-Ddev.ludovic.netlib.blas.nativeLib=" + library),
                Map.of("OPENBLAS_NUM_THREADS", "1", "OMP_NUM_THREADS", "1"));
    }
}
