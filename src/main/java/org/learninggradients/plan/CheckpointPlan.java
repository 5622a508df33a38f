package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.util.SortedMap;

/**
 * How often results are made safe. Whichever comes first; neither changes a number.
 *
 * @param every epochs between commits, at most
 * @param seconds between commits, about at most: an epoch is never divided
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
