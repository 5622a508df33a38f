package org.learninggradients.learn.importance;

import java.io.Serializable;

/** How many examples a sum is over, and what holds for how many of them. Immutable. Wire form. */
public final class ExampleCounts implements Serializable {
    private final long examples;
    private final long correct;
    private final long incomplete;
    private final long zero;

    /**
     * Counts over a set of examples.
     *
     * @param examples all examples
     * @param correct those whose class the network names; 0 in a regression, and for attributions
     * @param incomplete those whose attributions are less complete than their method promises; 0 for gradients
     * @param zero those whose gradients or attributions are zero on all features that vary
     */
    public ExampleCounts(long examples, long correct, long incomplete, long zero) {
        this.examples = examples;
        this.correct = correct;
        this.incomplete = incomplete;
        this.zero = zero;
    }

    /** The counts of no examples. */
    public static ExampleCounts none() {
        return new ExampleCounts(0, 0, 0, 0);
    }

    /** this + other. */
    public ExampleCounts plus(ExampleCounts other) {
        return new ExampleCounts(
                examples + other.examples, correct + other.correct, incomplete + other.incomplete, zero + other.zero);
    }

    /** All examples. */
    public long examples() {
        return examples;
    }

    /** Those whose class the network names. */
    public long correct() {
        return correct;
    }

    /** Those whose attributions are less complete than their method promises. */
    public long incomplete() {
        return incomplete;
    }

    /** Those whose gradients or attributions are zero on all features that vary. */
    public long zero() {
        return zero;
    }

    @Override
    public String toString() {
        return examples + " examples, " + correct + " correct, " + incomplete + " incomplete, " + zero + " zero";
    }
}
