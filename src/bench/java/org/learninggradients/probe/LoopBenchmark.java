package org.learninggradients.probe;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures a plain loop of fused multiply-adds on arrays that stay in the first-level cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class LoopBenchmark {
    /** Length of each array, 8 KiB in bytes. */
    public static final int LENGTH = 1024;

    private final double[] x = new double[LENGTH];
    private final double[] y = new double[LENGTH];
    private final double a = 0x1p-30;

    /** Fills the arrays. */
    @Setup(Level.Trial)
    public void fill() {
        Arrays.fill(x, 1);
        Arrays.fill(y, 1);
    }

    /** y += a·x. */
    @Benchmark
    public double[] loop() {
        for (int k = 0; k < LENGTH; k++) {
            y[k] = Math.fma(a, x[k], y[k]);
        }
        return y;
    }
}
