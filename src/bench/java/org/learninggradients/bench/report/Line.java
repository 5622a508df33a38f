package org.learninggradients.bench.report;

import java.util.Optional;

/**
 * A line of the table.
 *
 * @param name name of the benchmark and of its case
 * @param comparison the measurement, or the reason why there is none
 * @param target goal of the ratio, where there is one
 */
public record Line(String name, Comparison comparison, Optional<Target> target) {
    /** The measurement, or the reason why there is none. */
    public sealed interface Comparison permits Ratio, Nothing {}

    /**
     * Two figures side by side.
     *
     * @param ours figure of this project
     * @param peer figure of the peer
     * @param against name of the peer, and what else a reader must know
     * @param ratio ratio of the two; the target says whether larger or smaller is better
     */
    public record Ratio(Figure ours, Figure peer, String against, double ratio) implements Comparison {}

    /**
     * A comparison that was not made.
     *
     * @param reason the reason, in words
     */
    public record Nothing(String reason) implements Comparison {}

    /** Compares two rates: ours divided by the peer's. */
    public static Line rates(String name, Figure ours, Figure peer, String against, Target target) {
        return new Line(name, new Ratio(ours, peer, against, ours.over(peer)), Optional.of(target));
    }

    /** Compares two durations: the peer's divided by ours. */
    public static Line speedup(String name, Figure ours, Figure peer, String against, Target target) {
        return new Line(name, new Ratio(ours, peer, against, peer.over(ours)), Optional.of(target));
    }

    /** Compares two costs: ours divided by the peer's. */
    public static Line cost(String name, Figure ours, Figure peer, String against, Target target) {
        return rates(name, ours, peer, against, target);
    }

    /** The same line without a target. */
    public static Line information(String name, Figure ours, Figure peer, String against) {
        return new Line(name, new Ratio(ours, peer, against, ours.over(peer)), Optional.empty());
    }

    public static Line notRun(String name, String reason, Target target) {
        return new Line(name, new Nothing("not run: " + reason), Optional.of(target));
    }

    public static Line failed(String name, String reason) {
        return new Line(name, new Nothing("failed: " + reason), Optional.empty());
    }

    /** Whether the target is met; empty without ratio or target. */
    public Optional<Boolean> met() {
        return comparison instanceof Ratio ratio ? target.map(limit -> limit.isMet(ratio.ratio())) : Optional.empty();
    }
}
