package org.learninggradients.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.learninggradients.data.read.DataException;
import org.learninggradients.learn.TrialState;
import org.learninggradients.plan.Extent;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.Trial;
import org.learninggradients.store.RunRecord.State;
import org.learninggradients.store.commit.CommittedFiles;
import org.learninggradients.store.commit.LastCommit;
import org.learninggradients.store.commit.Manifest;
import org.learninggradients.store.folder.FailPoint;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.LockedException;
import org.learninggradients.store.folder.RunLock;
import org.learninggradients.store.folder.StoreException;

/** The folder that a plan wants its results in, and what is there already. */
public final class RunOutput implements AutoCloseable {
    /**
     * A run that is there and goes on.
     *
     * @param record what it says of itself
     * @param last its last commit that is whole
     */
    private record Found(RunRecord record, LastCommit last) {
        /** Whether all that it was asked for is there. */
        boolean isCompleted() {
            return record.state() == State.COMPLETED && last.isNewest();
        }

        boolean holds(Extent wanted) {
            return last.isNewest() && record.holds(wanted);
        }
    }

    private final Folder folder;
    private final Plan plan;
    private final Optional<RunLock> lock;
    private final Optional<Found> found;
    private @Nullable RunWriter writer;

    private RunOutput(Folder folder, Plan plan, Optional<RunLock> lock, ExistingRun existing) {
        this.folder = folder;
        this.plan = plan;
        this.lock = lock;
        this.found = existing == ExistingRun.REPLACE ? Optional.empty() : find(folder);
    }

    /**
     * Takes the plan's output for this process, to write it.
     *
     * @param existing what happens to a run that is there
     * @throws PlanException when another plan's run is there
     * @throws LockedException when another process writes it
     * @throws StoreException when something else is there, or it cannot be read or written
     */
    public static RunOutput open(Plan plan, Configuration configuration, ExistingRun existing) {
        return open(plan, configuration, existing, folder -> Optional.of(RunLock.take(folder)));
    }

    /** Looks at the plan's output without writing anything. */
    public static RunOutput look(Plan plan, Configuration configuration, ExistingRun existing) {
        return open(plan, configuration, existing, folder -> Optional.empty());
    }

    private static RunOutput open(
            Plan plan, Configuration configuration, ExistingRun existing, Function<Folder, Optional<RunLock>> taking) {
        Folder folder = new Folder(plan.folder(), configuration);
        Optional<RunLock> lock = Optional.empty();
        try {
            if (!folder.exists(RunRecord.FILE) && !folder.isEmpty()) {
                throw new StoreException(
                        folder.path() + " holds something that is not a run; choose another run.output or empty it");
            }
            lock = taking.apply(folder);
            lock.ifPresent(held -> FailPoint.LOCK_TAKEN.pass());
            RunOutput output = new RunOutput(folder, plan, lock, existing);
            output.found.ifPresent(run -> output.checkPlan(run, existing));
            return output;
        } catch (RuntimeException e) {
            lock.ifPresent(RunLock::close);
            folder.close();
            throw e;
        }
    }

    /** The run that is there, unless it has not committed anything. */
    private static Optional<Found> find(Folder folder) {
        if (!folder.exists(RunRecord.FILE)) {
            return Optional.empty();
        }
        RunRecord record = RunRecord.read(folder);
        CommittedFiles files = new CommittedFiles(folder);
        Optional<LastCommit> last = LastCommit.of(files, files::check);
        if (last.isEmpty() && (record.state() == State.COMPLETED || !files.areOfFirstCommit())) {
            throw new StoreException(
                    folder.path()
                            + " has committed epochs but no manifest of them; restore its checkpoints, or start over with --overwrite");
        }
        return last.map(commit -> new Found(record, commit));
    }

    private void checkPlan(Found run, ExistingRun existing) {
        RunRecord record = run.record();
        List<String> differences = Plan.differences(record.identity(), Plan.identity(plan.settings()));
        if (!differences.isEmpty()) {
            throw new PlanException(folder.path() + " holds the run of another plan: " + String.join("; ", differences)
                    + "; choose another run.output, or --overwrite");
        }
        if (run.holds(plan.extent())) {
            return;
        }
        if (!run.isCompleted() && !plan.extent().equals(record.extent())) {
            throw new PlanException(folder.path() + " holds an unfinished run of "
                    + record.extent().describe() + "; finish it with these first, or --overwrite");
        }
        if (run.isCompleted() && existing != ExistingRun.EXTEND) {
            throw new PlanException(folder.path() + " holds a finished run of "
                    + record.extent().describe() + "; --extend takes it to "
                    + plan.extent().describe());
        }
        if (run.isCompleted() && !plan.extent().contains(record.extent())) {
            throw new PlanException(folder.path() + " holds a finished run of "
                    + record.extent().describe() + "; an extension names these too, not only "
                    + plan.extent().describe());
        }
    }

    /** Where it is. */
    public String path() {
        return folder.path().toString();
    }

    /**
     * Whether all that the plan asks for is there.
     *
     * @throws DataException when it was computed from other rows than those of this fingerprint
     */
    public boolean isFinished(String fingerprint) {
        if (found.isEmpty()) {
            return false;
        }
        RunRecord record = found.get().record();
        if (!record.fingerprint().equals(fingerprint)) {
            throw new DataException("the rows have the fingerprint " + fingerprint + ", but the run in " + folder.path()
                    + " was computed from rows with " + record.fingerprint()
                    + "; choose another run.output, or --overwrite");
        }
        return found.get().holds(plan.extent());
    }

    /** How far the run went before what the plan adds now: trials of these extents keep their numbers. */
    public List<Extent> earlier() {
        return found.map(run -> run.isCompleted()
                        ? run.record().extents()
                        : run.record().earlier())
                .orElse(List.of());
    }

    /** What the user should know of what is there, a line each. */
    public List<String> notices() {
        return found.map(run -> run.last().notices()).orElse(List.of());
    }

    /** The states of all trials, in the order of their numbers: as committed, or initial. */
    public List<TrialState> states(Grid grid) {
        List<TrialState> states = new ArrayList<>();
        found.ifPresent(run -> states.addAll(committed(run.last().manifest(), grid)));
        for (Trial trial : grid.trials().subList(states.size(), grid.trials().size())) {
            states.add(TrialState.initial(plan, trial));
        }
        return states;
    }

    private List<TrialState> committed(Manifest manifest, Grid grid) {
        List<TrialState> states = new CommittedFiles(folder).states(manifest.checkpoint());
        List<Trial> trials = grid.trials();
        if (states.size() > trials.size()
                || !states.stream().allMatch(state -> state.isOf(trials.get(state.trial())))) {
            throw new StoreException(folder.path(manifest.checkpoint().file())
                    + " holds the states of another plan's trials; restore this run's, or start over with --overwrite");
        }
        return states;
    }

    /**
     * From here on the folder is written. A run that may be replaced, or has not committed anything, is deleted.
     *
     * @throws LockedException when the folder is no longer this process's
     */
    public synchronized RunWriter start(RunInput input) {
        RunLock held = lock.orElseThrow(() -> new IllegalStateException("the folder was only looked at"));
        held.name(input.application());
        held.ensureHeld();
        if (found.isEmpty()) {
            clear();
        }
        writer = new RunWriter(
                folder,
                held,
                plan,
                input,
                earlier(),
                found.map(run -> run.last().manifest()));
        return writer;
    }

    /** Deletes what is there: commits first and the record last, so that what is left is a run without commits. */
    private void clear() {
        folder.delete(CommittedFiles.CHECKPOINTS);
        folder.sizes("").keySet().stream()
                .filter(name -> !name.equals(RunLock.FILE) && !name.equals(RunRecord.FILE))
                .forEach(folder::delete);
        FailPoint.OUTPUT_CLEARED.pass();
        folder.delete(RunRecord.FILE);
    }

    /** Ends the writing at once, for another thread: this process is about to end. What to tell the user is returned. */
    public synchronized String interrupt() {
        String message = folder.path() + ": interrupted before training began";
        if (writer != null) {
            int epoch = writer.interrupt();
            message = folder.path() + ": interrupted, with " + epoch + " of "
                    + plan.train().epochs() + " epochs committed; the same command goes on from there";
        }
        lock.ifPresent(RunLock::close);
        return message;
    }

    @Override
    public synchronized void close() {
        lock.ifPresent(RunLock::close);
        folder.close();
    }
}
