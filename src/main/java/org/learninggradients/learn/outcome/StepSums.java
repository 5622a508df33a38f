package org.learninggradients.learn.outcome;

import java.io.Serializable;
import java.util.Arrays;
import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.learn.importance.Importance;
import org.learninggradients.learn.importance.ImportanceSums;
import org.learninggradients.net.Task;

/**
 * Sums over the steps of one epoch of one trial: learning gradients, loss and counts; where steps are kept, each step's own too. Wire
 * form.
 */
public final class StepSums implements Serializable {
    private final double[] inputGradients;
    private double loss;
    private ExampleCounts counts = ExampleCounts.none();
    private double[][] keptGradients = {};
    private ExampleCounts[] keptCounts = {};

    /** Sums without steps. {@code length} is that of the sums of learning gradients, 0 where there are none. */
    StepSums(int length) {
        this.inputGradients = new double[length];
    }

    /**
     * Adds a step. Modified: this.
     *
     * @param sums from {@code offset}: sums of learning gradients, then the loss. Not modified.
     * @param keep whether the step's own sums are kept
     */
    public void add(double[] sums, int offset, ExampleCounts stepCounts, boolean keep) {
        for (int k = 0; k < inputGradients.length; k++) {
            inputGradients[k] += sums[offset + k];
        }
        loss += sums[offset + inputGradients.length];
        counts = counts.plus(stepCounts);
        if (keep) {
            int kept = keptCounts.length;
            keptGradients = Arrays.copyOf(keptGradients, kept + 1);
            keptCounts = Arrays.copyOf(keptCounts, kept + 1);
            keptGradients[kept] = Arrays.copyOfRange(sums, offset, offset + inputGradients.length);
            keptCounts[kept] = stepCounts;
        }
    }

    /** How many steps are kept. */
    public int kept() {
        return keptCounts.length;
    }

    /** The importance over the minibatch of a kept step, counted from 0. */
    public Importance importance(ImportanceSums layout, int step) {
        return layout.importance(keptGradients[step], keptCounts[step]);
    }

    /** Whether learning gradients were summed. */
    public boolean hasImportance() {
        return inputGradients.length > 0;
    }

    /** The importance over all steps, each before its update. */
    public Importance importance(ImportanceSums layout) {
        return layout.importance(inputGradients, counts);
    }

    /** Means over all steps, each before its update. {@code labelSquares} is Σ(t − mean t)² of the training rows. */
    public Metrics metrics(Task task, double labelSquares) {
        return Metrics.of(task, loss, counts, Double.NaN, labelSquares);
    }
}
