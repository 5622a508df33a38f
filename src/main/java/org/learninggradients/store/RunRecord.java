package org.learninggradients.store;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.learninggradients.learn.Numerics;
import org.learninggradients.plan.Extent;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Problem;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.Json;

/**
 * What a run's {@code run.json} says: enough to know what was computed, from what, by what, and to do it again.
 *
 * @param state how far it is
 * @param started when the run, or what it was last extended by, began (ISO 8601, UTC)
 * @param finished when it ended; null before
 * @param error why it failed; null unless it did
 * @param versions of this program, Spark and Java
 * @param numerics the number of the program's {@link Numerics}
 * @param settings every setting
 * @param fingerprint of the parsed rows
 * @param rows how many
 * @param problem what the data says of the problem
 * @param extents how far the run goes, and how far it went before each extension
 */
public record RunRecord(
        State state,
        String started,
        @Nullable String finished,
        @Nullable String error,
        SortedMap<String, String> versions,
        int numerics,
        SortedMap<String, Object> settings,
        String fingerprint,
        long rows,
        Problem problem,
        List<Extent> extents) {
    /** Where a run is in its life. */
    public enum State {
        RUNNING,
        COMPLETED,
        INTERRUPTED,
        FAILED
    }

    static final String FILE = "run.json";

    /** The number of the runs of version 0.1, whose records do not say it. */
    private static final int NUMERICS_OF_0_1 = 1;

    public RunRecord {
        versions = new TreeMap<>(versions);
        settings = new TreeMap<>(settings);
        extents = List.copyOf(extents);
    }

    /** Ended, in this state, at this time, for this reason. */
    RunRecord ended(State state, String time, @Nullable String reason) {
        return new RunRecord(
                state, started, time, reason, versions, numerics, settings, fingerprint, rows, problem, extents);
    }

    /** What it was last asked for. */
    public Extent extent() {
        return extents.get(extents.size() - 1);
    }

    /** Whether all of an extent is there. */
    boolean holds(Extent wanted) {
        List<Extent> finished = state == State.COMPLETED ? extents : earlier();
        return finished.stream().anyMatch(extent -> extent.contains(wanted));
    }

    /** What it was asked for before. */
    List<Extent> earlier() {
        return extents.subList(0, extents.size() - 1);
    }

    static RunRecord read(Folder folder) {
        return Json.read(folder.read(FILE), RunRecord.class, folder.path(FILE), Map.of("numerics", NUMERICS_OF_0_1));
    }

    /** The settings that decided its numbers. */
    Map<String, Object> identity() {
        return Plan.identity(settings);
    }
}
