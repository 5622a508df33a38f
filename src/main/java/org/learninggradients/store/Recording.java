package org.learninggradients.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.learninggradients.data.Split;
import org.learninggradients.onnx.OnnxWriter;
import org.learninggradients.onnx.Precision;
import org.learninggradients.plan.Extent;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Trial;
import org.learninggradients.store.RunRecord.State;
import org.learninggradients.train.TrainingListener;
import org.learninggradients.train.TrialState;

/** A run's folder while it is being written: from where training goes on, who writes down what it tells, how it ends. */
public final class Recording {
    private static final int SINGLE_MODELS = 1000;

    private final Folder folder;
    private final Plan plan;
    private final RunInput input;
    private final RunRecord record;
    private final Commits commits;

    Recording(Folder folder, Plan plan, RunInput input, List<Extent> earlier) {
        this.folder = folder;
        this.plan = plan;
        this.input = input;
        List<Extent> extents = new ArrayList<>(earlier);
        extents.add(plan.extent());
        this.record = new RunRecord(
                State.RUNNING,
                now(),
                null,
                null,
                input.versions(),
                plan.settings(),
                input.fingerprint(),
                input.rows(),
                input.problem(),
                extents);
        folder.replace(RunRecord.FILE, Json.write(record));
        this.commits = new Commits(folder);
    }

    /** The states of all trials, in the order of their numbers: as committed, or initial. */
    public List<TrialState> states() {
        List<TrialState> states = new ArrayList<>(
                commits.last().map(manifest -> Commits.states(folder, manifest)).orElse(List.of()));
        List<Trial> trials = input.grid().trials();
        for (Trial trial : trials.subList(states.size(), trials.size())) {
            states.add(TrialState.initial(plan, trial));
        }
        return states;
    }

    /** Who writes down what training tells of these splits. */
    public TrainingListener listener(SparkSession session, Map<Long, Split> splits) {
        Map<Integer, TrialMetrics> latest = new HashMap<>();
        commits.last().ifPresent(manifest -> latest.putAll(new RunTables(folder, manifest).latestMetrics(session)));
        Recorder recorder = new Recorder(plan, input.problem(), input.grid(), models(splits), commits, latest);
        splits.values().forEach(recorder::describe);
        return recorder;
    }

    /** Marks the run as completed and, where they are not too many, leaves each network in a file of its own. */
    public void complete(List<TrialState> states, Map<Long, Split> splits) {
        if (states.size() <= SINGLE_MODELS) {
            Models models = models(splits);
            for (Trial trial : input.grid().trials()) {
                TrialState state = states.get(trial.number());
                if (!state.diverged() && splits.containsKey(trial.splitSeed())) {
                    folder.write(
                            "models/" + trial.number() + ".onnx",
                            OnnxWriter.write(
                                    models.model(trial, state.epoch(), state.network(trial)), Precision.DOUBLE));
                }
            }
        }
        end(State.COMPLETED, null);
    }

    /** Marks the run as failed; what was committed stays. */
    public void fail(String reason) {
        end(State.FAILED, reason);
    }

    private void end(State state, @Nullable String reason) {
        folder.replace(RunRecord.FILE, Json.write(record.ended(state, now(), reason)));
    }

    private Models models(Map<Long, Split> splits) {
        return new Models(plan, input.problem(), splits, input.trainingRows());
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
