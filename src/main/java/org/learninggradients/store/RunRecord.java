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
 * The content of a run's {@code run.json}: what was computed, from which rows, by which program. It is enough to repeat the run.
 *
 * @param state whether the run is under way or how it ended
 * @param started time at which the run or its last extension began (ISO 8601, UTC)
 * @param finished time at which it ended; null before
 * @param error reason why it failed; null unless it did
 * @param versions of this program, Spark and Java
 * @param numerics the number of the program's {@link Numerics}
 * @param settings every setting
 * @param fingerprint hash of the parsed rows in order
 * @param rows number of rows of the whole input
 * @param problem features, label and task
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
    /** Whether a run is under way, or how it ended. */
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

    /** The record of the run once it has ended in this state. */
    RunRecord ended(State state, String time, @Nullable String reason) {
        return new RunRecord(
                state, started, time, reason, versions, numerics, settings, fingerprint, rows, problem, extents);
    }

    /** The extent that the run was last asked for. */
    public Extent extent() {
        return extents.get(extents.size() - 1);
    }

    /** Whether finished parts of the run contain all of an extent. */
    boolean holds(Extent wanted) {
        List<Extent> finished = state == State.COMPLETED ? extents : earlier();
        return finished.stream().anyMatch(extent -> extent.contains(wanted));
    }

    /** The extents that the run was asked for before. */
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
