package org.learninggradients.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.learninggradients.cli.ProductSession;

/** Measures in turn the sweep on one core and on all cores, and plain arithmetic on as many threads. Rates are work per second. */
final class CoresProbe {
    private static final int LOOP = 200_000_000;

    private CoresProbe() {}

    static Readings measure(Order order) {
        List<String> changes = List.of("train.seeds=1.." + order.number("seeds"));
        Readings unused = new Readings();
        sweep(unused, "warm-up", 1, changes);
        sweep(unused, "warm-up", order.cores(), changes);
        arithmetic(unused, "warm-up", order.cores());
        Readings readings = new Readings();
        for (int i = 0; i < order.repetitions(); i++) {
            sweep(readings, "sweep-one", 1, changes);
            sweep(readings, "sweep-all", order.cores(), changes);
            arithmetic(readings, "loop-one", 1);
            arithmetic(readings, "loop-all", order.cores());
        }
        return readings;
    }

    private static void sweep(Readings readings, String series, int cores, List<String> changes) {
        try (ProductSession session = ProductSession.start(cores);
                Workload sweep = new Workload(session, Workload.SWEEP, changes)) {
            readings.add(series, sweep.trialEpochs() / sweep.train(new Silence()));
        }
    }

    /** The rate of one loop per thread, all at once. */
    private static void arithmetic(Readings readings, String series, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Double>> loops = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                double start = i;
                loops.add(() -> loop(start));
            }
            long start = System.nanoTime();
            double sum = 0;
            for (Future<Double> result : pool.invokeAll(loops)) {
                sum += result.get();
            }
            double seconds = (System.nanoTime() - start) * 1e-9;
            readings.add(series, Double.isNaN(sum) ? Double.NaN : threads * (double) LOOP / seconds);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a loop of arithmetic failed", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Runs four chains of fused multiply-adds that stay in registers. */
    private static double loop(double start) {
        double a = start;
        double b = start + 1;
        double c = start + 2;
        double d = start + 3;
        for (int i = 0; i < LOOP; i += 4) {
            a = Math.fma(a, 0.5, 1);
            b = Math.fma(b, 0.5, 1);
            c = Math.fma(c, 0.5, 1);
            d = Math.fma(d, 0.5, 1);
        }
        return a + b + c + d;
    }
}
