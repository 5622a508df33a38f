package org.learninggradients.plan;

import java.util.List;

/**
 * How far a plan goes: what a finished run can be extended in.
 *
 * @param seeds the seeds of trials
 * @param splitSeeds the seeds of divisions into training and test rows
 * @param epochs the number of epochs
 */
public record Extent(List<Long> seeds, List<Long> splitSeeds, int epochs) {
    public Extent {
        seeds = List.copyOf(seeds);
        splitSeeds = List.copyOf(splitSeeds);
    }

    /** The extent in words. */
    public String describe() {
        return "seeds " + seeds + ", splits " + splitSeeds + ", " + epochs + " epochs";
    }

    /** Whether another extent lies within this one. */
    public boolean contains(Extent other) {
        return seeds.containsAll(other.seeds) && splitSeeds.containsAll(other.splitSeeds) && epochs >= other.epochs;
    }
}
