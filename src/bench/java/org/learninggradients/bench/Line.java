package org.learninggradients.bench;

import java.util.Optional;

/**
 * A line of the table.
 *
 * @param name of the benchmark, and which case of it
 * @param comparison what was measured, or why nothing was
 * @param target of the ratio, where there is one
 */
record Line(String name, Comparison comparison, Optional<Target> target) {
    /** What there is to say. */
    sealed interface Comparison permits Ratio, Nothing {}

    /**
     * Two figures side by side.
     *
     * @param ours of this project
     * @param peer of what it is compared with
     * @param against who the peer is, and what else a reader must know
     * @param ratio of the two, better when larger or when smaller, as the target has it
     */
    record Ratio(Figure ours, Figure peer, String against, double ratio) implements Comparison {}

    /**
     * No figures.
     *
     * @param reason in words
     */
    record Nothing(String reason) implements Comparison {}

    /** Of two rates: how many times the peer's we have. */
    static Line rates(String name, Figure ours, Figure peer, String against, Target target) {
        return new Line(name, new Ratio(ours, peer, against, ours.over(peer)), Optional.of(target));
    }

    /** Of two durations: how many times as fast as the peer we are. */
    static Line speedup(String name, Figure ours, Figure peer, String against, Target target) {
        return new Line(name, new Ratio(ours, peer, against, peer.over(ours)), Optional.of(target));
    }

    /** Of two costs: how many times the peer's we have. */
    static Line cost(String name, Figure ours, Figure peer, String against, Target target) {
        return rates(name, ours, peer, against, target);
    }

    /** Without a target. */
    static Line information(String name, Figure ours, Figure peer, String against) {
        return new Line(name, new Ratio(ours, peer, against, ours.over(peer)), Optional.empty());
    }

    static Line notRun(String name, String reason, Target target) {
        return new Line(name, new Nothing("not run: " + reason), Optional.of(target));
    }

    static Line failed(String name, String reason) {
        return new Line(name, new Nothing("failed: " + reason), Optional.empty());
    }

    /** Whether the target is met; empty without ratio or target. */
    Optional<Boolean> met() {
        return comparison instanceof Ratio ratio ? target.map(limit -> limit.isMet(ratio.ratio())) : Optional.empty();
    }
}
