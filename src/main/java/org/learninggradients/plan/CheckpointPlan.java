package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.util.SortedMap;

/**
 * How often results are made safe: after so many epochs or seconds, whichever comes first. Neither changes a number.
 *
 * @param every upper bound for the epochs between commits
 * @param seconds about an upper bound for the seconds between commits; an epoch is never divided
 */
public record CheckpointPlan(int every, int seconds) {
    public CheckpointPlan {
        check(every >= 1, "checkpoint.every", "is " + every + "; take at least 1");
        check(seconds >= 1, "checkpoint.seconds", "is " + seconds + "; take at least 1");
    }

    void describe(SortedMap<String, Object> settings) {
        settings.put("checkpoint.every", every);
        settings.put("checkpoint.seconds", seconds);
    }
}
