package org.learninggradients.probe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.learninggradients.cli.ProductSession;

/** Measures in turn the same training with learning gradients and without. */
final class ImportanceProbe {
    private ImportanceProbe() {}

    static Readings measure(Order order) {
        try (ProductSession session = ProductSession.start(order.cores())) {
            return switch (order.text("work")) {
                case "sweep" -> compare(session, Workload.SWEEP, sweep(order), order.repetitions());
                case "pass" -> compare(session, Workload.PASS, pass(order), order.repetitions());
                default -> throw new IllegalArgumentException("no work is called " + order.text("work"));
            };
        }
    }

    private static List<String> sweep(Order order) {
        return List.of("train.seeds=1.." + order.number("seeds"));
    }

    private static List<String> pass(Order order) {
        List<String> changes = new ArrayList<>(GeneratedRows.of(order).settings());
        changes.add("train.epochs=" + order.number("epochs"));
        return changes;
    }

    private static Readings compare(ProductSession session, Path conf, List<String> changes, int repetitions) {
        List<String> off = new ArrayList<>(changes);
        off.add("importance.enabled=false");
        Readings readings = new Readings();
        try (Workload with = new Workload(session, conf, changes);
                Workload without = new Workload(session, conf, off)) {
            with.train(new Silence());
            without.train(new Silence());
            for (int i = 0; i < repetitions; i++) {
                readings.add("ours", with.train(new Silence()));
                readings.add("peer", without.train(new Silence()));
            }
        }
        return readings;
    }
}
