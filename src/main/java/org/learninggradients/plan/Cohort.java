package org.learninggradients.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trials of one split and one batch size, which advance in lockstep in the same Spark jobs.
 *
 * @param splitSeed the split seed of all trials
 * @param batchSize the batch size of all trials
 * @param trials the trials, in the order of their numbers
 */
public record Cohort(long splitSeed, int batchSize, List<Trial> trials) {
    private record Key(long splitSeed, int batchSize) {}

    public Cohort {
        trials = List.copyOf(trials);
    }

    /** All trials in cohorts. The parameters of a cohort take at most so many bytes, unless a cohort has one trial. */
    public static List<Cohort> of(List<Trial> trials, long bytes) {
        Map<Key, List<Trial>> groups = new LinkedHashMap<>();
        for (Trial trial : trials) {
            Key key = new Key(trial.splitSeed(), trial.configuration().batchSize());
            groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(trial);
        }
        List<Cohort> cohorts = new ArrayList<>();
        groups.forEach((key, group) ->
                cut(group, bytes).forEach(part -> cohorts.add(new Cohort(key.splitSeed(), key.batchSize(), part))));
        return cohorts;
    }

    private static List<List<Trial>> cut(List<Trial> trials, long bytes) {
        List<List<Trial>> parts = new ArrayList<>();
        long room = -1;
        for (Trial trial : trials) {
            room -= (long) Double.BYTES * trial.configuration().topology().parameterCount();
            if (room < 0) {
                parts.add(new ArrayList<>());
                room = bytes
                        - (long) Double.BYTES * trial.configuration().topology().parameterCount();
            }
            parts.get(parts.size() - 1).add(trial);
        }
        return parts;
    }

    /** How many numbers all networks of the cohort learn. */
    public long parameterCount() {
        return trials.stream()
                .mapToLong(trial -> trial.configuration().topology().parameterCount())
                .sum();
    }
}
