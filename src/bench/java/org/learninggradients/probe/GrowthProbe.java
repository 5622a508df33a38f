package org.learninggradients.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.learninggradients.cli.ProductSession;
import org.learninggradients.learn.TrialState;

/** Measures how time and memory grow with trials, rows and parameters. Each size gives one sample of every series, in order. */
final class GrowthProbe {
    private static final int WARM_UP_TRIALS = 200;
    private static final int WARM_UP_PASSES = 3;

    private GrowthProbe() {}

    /** Measures placement {@code trials}: {@code sizes} trials of the sweep, for a number of epochs each. */
    static Readings trials(Order order) {
        Readings readings = new Readings();
        try (ProductSession session = ProductSession.start(order.cores())) {
            measure(session, WARM_UP_TRIALS, order, new Readings());
            measure(session, WARM_UP_TRIALS, order, new Readings());
            for (String size : order.text("sizes").split(",", -1)) {
                measure(session, Integer.parseInt(size), order, readings);
            }
        }
        return readings;
    }

    private static void measure(ProductSession session, int trials, Order order, Readings readings) {
        int epochs = order.number("epochs");
        List<String> changes =
                List.of("train.seeds=1.." + trials, "train.epochs=" + epochs, "checkpoint.every=" + epochs);
        try (Workload work = new Workload(session, Workload.SWEEP, changes)) {
            long before = Heap.usedBytes();
            List<TrialState> states = List.of();
            List<Double> seconds = new ArrayList<>();
            for (int i = 0; i < order.repetitions(); i++) {
                Workload.Trained trained = work.run(new Silence());
                states = trained.states();
                seconds.add(trained.seconds());
            }
            readings.add("size", states.size());
            readings.add("seconds", median(seconds));
            readings.add("bytes", (double) (Heap.usedBytes() - before));
            readings.fact("steps", epochs * ((work.split().trainingRows() + 31) / 32));
        }
    }

    /** Measures placement {@code data}: passes of networks with these {@code layers} over {@code sizes} rows. */
    static Readings rows(Order order) {
        Readings readings = new Readings();
        List<GeneratedRows> all = Arrays.stream(order.text("sizes").split(",", -1))
                .map(size -> GeneratedRows.of(order.rowsFolder(), Integer.parseInt(size), order.text("layers")))
                .toList();
        all.forEach(GeneratedRows::table);
        try (ProductSession session = ProductSession.start(order.cores())) {
            for (GeneratedRows warmUp : List.of(all.get(0), all.get(1))) {
                measure(session, warmUp, order, new Readings());
            }
            for (GeneratedRows rows : all) {
                measure(session, rows, order, readings);
            }
        }
        return readings;
    }

    private static void measure(ProductSession session, GeneratedRows rows, Order order, Readings readings) {
        List<String> changes = new ArrayList<>(rows.settings());
        changes.add("train.epochs=" + (1 + WARM_UP_PASSES + order.repetitions()));
        long before = Heap.usedBytes();
        long start = System.nanoTime();
        try (Workload work = new Workload(session, Workload.PASS, changes)) {
            work.split().training().count();
            readings.add("read-seconds", (System.nanoTime() - start) * 1e-9);
            readings.add("bytes", (double) (Heap.usedBytes() - before));
            Alternation alternation = Alternation.ofEpochs(() -> {});
            work.train(alternation);
            Readings passes = new Readings();
            alternation.report(passes, order.repetitions());
            readings.add("size", rows.rows());
            readings.add("seconds", median(passes.samples("ours")));
            readings.fact(
                    "parameters", work.grid().configurations().get(0).topology().parameterCount());
            readings.fact("features", rows.features());
        }
    }

    private static double median(List<Double> samples) {
        return samples.stream().sorted().toList().get(samples.size() / 2);
    }
}
