package org.learninggradients.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.learninggradients.bench.report.Report;

/** The benchmarks, in the order in which they run. */
enum Benchmark {
    SWEEP_LOOP(
            "trial-epochs a second, WDBC 30-3-1, batch 32, 1,000 seeds, placement trials, training phase; and the whole"
                    + " command. Against PyTorch, one seed after another"),
    SWEEP_BATCHED("the same against PyTorch with all seeds in one batched product"),
    STEP("a step of placement data with 60 trials of 30-3-1. Against a bare Spark step: broadcast, job and results of"
            + " the same bytes, no work"),
    PASS_30("a full pass over 1,000,000 x 30 cached rows, 30-16-2, importance included. Against one function evaluation"
            + " of MLlib's multilayer perceptron, Java BLAS"),
    PASS_30_NATIVE("the same with train.products = native. Against MLlib with OpenBLAS"),
    PASS_784("a full pass over 20,000 x 784 cached rows, 784-128-10, importance included. Against MLlib, Java BLAS"),
    PASS_784_NATIVE("the same with train.products = native. Against MLlib with OpenBLAS"),
    KERNEL("the three products of a 784-128 layer, 1,024 and 32 rows, one core. Against EJML, and against a plain loop"
            + " of fused multiply-adds in the first cache"),
    IMPORTANCE("training with learning gradients. Against the same with importance.enabled = false"),
    CORES("what the sweep gains from all cores over one. Against what plain arithmetic gains from as many threads"),
    COMMAND("conf/wdbc.conf from the command to the printed table. Against a fresh Spark session, one CSV read and one"
            + " Parquet write"),
    ATTRIBUTE(
            "1,000,000 x 30 rows attributed by DeepLIFT, 30-16-8-1, in memory; and from CSV to Parquet. Against PyTorch's"
                    + " plain input gradients"),
    TABLE(
            "1,200,000 rows of the table importance as a Parquet file. Against Parquet's own writer of records, same codec"
                    + " and encodings"),
    MEMORY("1,000,000 x 30 rows cached. Against their doubles alone"),
    GROWTH("how time and memory grow with trials, rows and parameters: a table of its own");

    private final String description;

    Benchmark(String description) {
        this.description = description;
    }

    /** The name on the command line and in the report. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Both sides of the comparison, in words. */
    String description() {
        return description;
    }

    /** Measures and reports. Modified: report. */
    void run(Workshop workshop, Report report) {
        switch (this) {
            case SWEEP_LOOP -> Sweeps.loop(workshop, report);
            case SWEEP_BATCHED -> Sweeps.batched(workshop, report);
            case STEP -> Steps.run(workshop, report);
            case PASS_30, PASS_30_NATIVE -> Passes.run(workshop, report, Passes.SMALL, this == PASS_30_NATIVE);
            case PASS_784, PASS_784_NATIVE -> Passes.run(workshop, report, Passes.LARGE, this == PASS_784_NATIVE);
            case KERNEL -> Kernels.run(workshop, report);
            case IMPORTANCE -> Importances.run(workshop, report);
            case CORES -> Cores.run(workshop, report);
            case COMMAND -> Commands.run(workshop, report);
            case ATTRIBUTE -> Attributions.run(workshop, report);
            case TABLE -> Importances.table(workshop, report);
            case MEMORY -> Memory.run(workshop, report);
            case GROWTH -> Growth.run(workshop, report);
        }
    }

    static Optional<Benchmark> named(String label) {
        return Arrays.stream(values())
                .filter(benchmark -> benchmark.label().equals(label))
                .findFirst();
    }
}
