package org.learninggradients.learn;

import java.io.Serializable;
import java.util.Arrays;
import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.learn.importance.Importance;
import org.learninggradients.learn.importance.ImportanceSums;

/** Sums and counts of the attributions of one trial's network, method after method. Wire form. */
public final class MethodOutcomes implements Serializable {
    private final double[] sums;
    private final ExampleCounts[] counts;

    /**
     * The outcomes of one trial out of a cohort's.
     *
     * @param sum the attributions by every method of every trial
     * @param i the trial's index in the sum
     * @param methods how many methods there are
     */
    MethodOutcomes(CohortSum sum, int i, int methods) {
        double[] total = sum.total();
        int length = total.length / sum.size() * methods;
        this.sums = Arrays.copyOfRange(total, i * length, (i + 1) * length);
        this.counts = new ExampleCounts[methods];
        Arrays.setAll(counts, method -> sum.counts(i * methods + method));
    }

    private MethodOutcomes() {
        this.sums = new double[0];
        this.counts = new ExampleCounts[0];
    }

    /** The outcomes of no method. */
    static MethodOutcomes none() {
        return new MethodOutcomes();
    }

    /** How many methods there are. */
    public int size() {
        return counts.length;
    }

    /** The importance by a method, counted from 0. */
    public Importance importance(ImportanceSums layout, int method) {
        int offset = method * layout.length();
        return layout.importance(Arrays.copyOfRange(sums, offset, offset + layout.length()), counts[method]);
    }
}
