package org.learninggradients.learn.outcome;

import java.io.Serializable;
import java.util.Arrays;
import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.learn.importance.Importance;
import org.learninggradients.learn.importance.ImportanceSums;

/** Sums and counts of the attributions of one trial's network, method after method. Wire form. */
public final class MethodOutcomes implements Serializable {
    private final double[] sums;
    private final ExampleCounts[] counts;

    /** Takes the arrays as they are: the sums of every method, one after the other, and the counts of every method. */
    public MethodOutcomes(double[] sums, ExampleCounts[] counts) {
        this.sums = sums;
        this.counts = counts;
    }

    /** The outcomes of no method. */
    static MethodOutcomes none() {
        return new MethodOutcomes(new double[0], new ExampleCounts[0]);
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
