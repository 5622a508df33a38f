package org.learninggradients.probe;

import java.util.List;
import org.learninggradients.cli.ProductSession;
import org.learninggradients.learn.ImportanceSums;

/** Measures in turn a step of placement {@code data} and a bare Spark step. */
final class StepProbe {
    private static final int TRIALS = 60;

    private StepProbe() {}

    static Readings measure(Order order) {
        int pairs = order.number("warm-up") + order.repetitions();
        Readings readings = new Readings();
        try (ProductSession session = ProductSession.start(order.cores())) {
            long rows = rows(session);
            int steps = (int) ((rows + 31) / 32);
            List<String> changes = List.of(
                    "train.placement=data",
                    "train.seeds=1.." + TRIALS,
                    "train.epochs=" + ((pairs + steps - 2) / (steps - 1) + 1),
                    "data.block-rows=" + (rows + order.cores() - 1) / order.cores());
            try (Workload work = new Workload(session, Workload.SWEEP, changes)) {
                BareStep bare = bareStep(session, work);
                Alternation alternation = Alternation.ofSteps(bare::run);
                work.train(alternation);
                alternation.report(readings, order.repetitions());
                readings.fact("partitions", work.split().training().getNumPartitions());
                readings.fact("trials", work.trials());
            }
        }
        return readings;
    }

    private static long rows(ProductSession session) {
        try (Workload work = new Workload(session, Workload.SWEEP, List.of())) {
            return work.split().trainingRows();
        }
    }

    /** A bare step that sends the parameters of all trials and gets back as many numbers as a training step does. */
    private static BareStep bareStep(ProductSession session, Workload work) {
        int parameters = work.grid().configurations().get(0).topology().parameterCount();
        int features = work.split().moments().features().size();
        int sums = parameters + ImportanceSums.length(features) + 1;
        return new BareStep(
                session.context(), work.split().training(), work.trials() * parameters, work.trials() * sums);
    }
}
