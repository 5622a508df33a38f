package org.learninggradients.probe;

import java.util.List;
import org.learninggradients.cli.ProductSession;

/** Measures the training phase of the sweep in a warm session, without output. */
final class SweepProbe {
    private SweepProbe() {}

    static Readings measure(Order order) {
        Readings readings = new Readings();
        try (ProductSession session = ProductSession.start(order.cores());
                Workload sweep =
                        new Workload(session, Workload.SWEEP, List.of("train.seeds=1.." + order.number("seeds")))) {
            sweep.train(new Silence());
            for (int i = 0; i < order.repetitions(); i++) {
                readings.add("seconds", sweep.train(new Silence()));
            }
            readings.fact("rows", sweep.split().trainingRows());
            readings.fact("trial-epochs", sweep.trialEpochs());
        }
        return readings;
    }
}
