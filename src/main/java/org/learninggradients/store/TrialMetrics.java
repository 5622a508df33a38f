package org.learninggradients.store;

import java.util.Optional;
import org.learninggradients.learn.outcome.Metrics;

/** The metrics of a trial's last epoch on both sides; all NaN on a side without rows. */
record TrialMetrics(Metrics train, Metrics test) {
    private static final Metrics UNKNOWN = new Metrics(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);

    /** The metrics of a trial that has not finished an epoch. */
    static final TrialMetrics NONE = new TrialMetrics(UNKNOWN, UNKNOWN);

    TrialMetrics(Metrics train, Optional<Metrics> test) {
        this(train, test.orElse(UNKNOWN));
    }
}
