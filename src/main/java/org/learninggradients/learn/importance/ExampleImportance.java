package org.learninggradients.learn.importance;

import org.learninggradients.math.Ranking;

/**
 * The learning gradient g of one example, and what follows from it: the shares |g_k| / Σ_j |g_j| of the features k and their ranks.
 * Each array holds one number a feature.
 */
public final class ExampleImportance {
    private final long row;
    private final double[] gradient;
    private final double[] shares;

    /** Takes the arrays as they are; an example without shares has an empty array. */
    ExampleImportance(long row, double[] gradient, double[] shares) {
        this.row = row;
        this.gradient = gradient;
        this.shares = shares;
    }

    /** The example's position in the whole input, from 0. */
    public long row() {
        return row;
    }

    /** The gradient dC/dx_k. The array itself. */
    public double[] gradient() {
        return gradient;
    }

    /** Whether the example has shares and ranks. A gradient that is zero on all features that vary has none, or that is not finite. */
    public boolean isDefined() {
        return shares.length > 0;
    }

    /** The shares; a constant feature has 0 and is left out of the sum. Empty unless {@link #isDefined}. The array itself. */
    public double[] shares() {
        return shares;
    }

    /** Rank of each feature by its share, from 1; among equals the first feature comes first. Empty unless {@link #isDefined}. */
    public int[] ranks() {
        return Ranking.ranks(shares);
    }
}
