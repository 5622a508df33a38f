package org.learninggradients.learn.importance;

import org.learninggradients.learn.importance.ImportanceSums.Summand;
import org.learninggradients.math.Ranking;

/**
 * The importance of each feature k over a set of examples with attributions a: means, shares and ranks. The attributions are learning
 * gradients or another method's. Each array holds one number a feature.
 */
public final class Importance {
    private final double[] meanAbs;
    private final double[] meanSigned;
    private final double[] shares;
    private final double[] sharesByExample;
    private final ExampleCounts counts;

    /** Divides sums over examples, once. */
    Importance(ImportanceSums layout, double[] sums, ExampleCounts counts) {
        this.meanAbs = layout.mean(Summand.MAGNITUDE, sums, counts.examples());
        this.meanSigned = layout.mean(Summand.VALUE, sums, counts.examples());
        this.shares = layout.shares(sums, layout.offset(Summand.MAGNITUDE));
        this.sharesByExample =
                shares.length == 0 ? shares : layout.mean(Summand.SHARE, sums, counts.examples() - counts.zero());
        this.counts = counts;
    }

    /** Whether shares and ranks exist. Without, all attributions are zero on the features that vary, or one is not finite. */
    public boolean isDefined() {
        return shares.length > 0;
    }

    /** Mean of |a_k|. The array itself. */
    public double[] meanAbs() {
        return meanAbs;
    }

    /** Mean of a_k. The array itself. */
    public double[] meanSigned() {
        return meanSigned;
    }

    /** Share of each feature k in Σ_j mean of |a_j|: an example weighs by the size of its attributions. The array itself. */
    public double[] shares() {
        return shares;
    }

    /** Mean of |a_k| / Σ_j |a_j|: every example weighs the same. The array itself. */
    public double[] sharesByExample() {
        return sharesByExample;
    }

    /** Rank of each feature by its share, from 1; among equals the first feature comes first. */
    public int[] ranks() {
        return Ranking.ranks(shares);
    }

    /** How many examples the importance is over. */
    public long examples() {
        return counts.examples();
    }

    /** How many examples have attributions of zero on all features that vary, and so no shares. */
    public long zeroExamples() {
        return counts.zero();
    }

    /** How many examples have attributions of an exact method that miss completeness by more than rounding. */
    public long incompleteExamples() {
        return counts.incomplete();
    }
}
