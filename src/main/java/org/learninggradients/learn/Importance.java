package org.learninggradients.learn;

/** Attributions a over a set of examples, be they learning gradients or another method's; a number a feature in each array. */
public final class Importance {
    private final double[] meanAbs;
    private final double[] meanSigned;
    private final double[] shares;
    private final double[] sharesByExample;
    private final long examples;
    private final long zeroExamples;
    private final long incompleteExamples;

    /**
     * From sums, which are divided here, once.
     *
     * @param sums laid out as {@link ImportanceSums} has them. Not modified.
     * @param examples in the sums
     * @param zeroExamples of them, whose attributions are zero on all features that count
     * @param incompleteExamples of them, whose attributions are less complete than their method promises
     */
    Importance(ImportanceSums layout, double[] sums, long examples, long zeroExamples, long incompleteExamples) {
        int features = layout.length() / 3;
        this.meanAbs = mean(sums, 0, features, examples);
        this.meanSigned = mean(sums, 2 * features, features, examples);
        this.shares = layout.shares(sums, 0);
        this.sharesByExample = shares.length == 0 ? shares : mean(sums, features, features, examples - zeroExamples);
        this.examples = examples;
        this.zeroExamples = zeroExamples;
        this.incompleteExamples = incompleteExamples;
    }

    private static double[] mean(double[] sums, int offset, int features, long count) {
        double[] mean = new double[features];
        for (int k = 0; k < features; k++) {
            mean[k] = sums[offset + k] / count;
        }
        return mean;
    }

    /** Whether any example has attributions; without, nothing but the means is known. */
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

    /** How many examples it speaks of. */
    public long examples() {
        return examples;
    }

    /** How many of them have attributions of zero on all features that count, and so no shares. */
    public long zeroExamples() {
        return zeroExamples;
    }

    /** Of how many of them an exact method's attributions are incomplete by more than rounding. */
    public long incompleteExamples() {
        return incompleteExamples;
    }
}
