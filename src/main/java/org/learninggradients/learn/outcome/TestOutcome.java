package org.learninggradients.learn.outcome;

import java.io.Serializable;
import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.net.Task;

/** What one trial's network comes to on the test rows: loss, counts and area under the ROC curve. Wire form. */
public final class TestOutcome implements Serializable {
    private final double loss;
    private final ExampleCounts counts;
    private final double areaUnderCurve;

    /**
     * The outcome over all test rows.
     *
     * @param loss sum over the rows
     * @param areaUnderCurve NaN where it is not computed or a class is absent
     */
    public TestOutcome(double loss, ExampleCounts counts, double areaUnderCurve) {
        this.loss = loss;
        this.counts = counts;
        this.areaUnderCurve = areaUnderCurve;
    }

    /** The outcome of a split without test rows. */
    static TestOutcome none() {
        return new TestOutcome(0, ExampleCounts.none(), Double.NaN);
    }

    /** Whether there are no test rows. */
    public boolean isEmpty() {
        return counts.examples() == 0;
    }

    /** Whether the loss is a number. */
    public boolean isFinite() {
        return Double.isFinite(loss);
    }

    /** Means over the test rows. {@code labelSquares} is Σ(t − mean t)² of the test rows. */
    public Metrics metrics(Task task, double labelSquares) {
        return Metrics.of(task, loss, counts, areaUnderCurve, labelSquares);
    }
}
