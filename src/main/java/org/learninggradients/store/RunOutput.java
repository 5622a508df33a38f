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
import org.learninggradients.store.commit.CommittedFiles;
import org.learninggradients.store.folder.FailPoint;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.LockedException;
import org.learninggradients.store.folder.RunLock;
import org.learninggradients.store.folder.StoreException;

/** The folder that a plan wants its results in, and the run that is there already. */
public final class RunOutput implements AutoCloseable {
    private final Folder folder;
    private final Plan plan;
    private final Optional<RunLock> lock;
    private final Optional<FoundRun> found;
    private @Nullable RunWriter writer;

    private RunOutput(Folder folder, Plan plan, Optional<RunLock> lock, Optional<FoundRun> found) {
        this.folder = folder;
        this.plan = plan;
        this.lock = lock;
        this.found = found;
    }

    /**
     * Takes the plan's output for this process, to write it.
     *
     * @param existing what happens to a run that is there
     * @throws PlanException when the plan may not go on with the run that is there
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
            Optional<FoundRun> found = existing == ExistingRun.REPLACE ? Optional.empty() : FoundRun.in(folder);
            found.ifPresent(run -> run.check(plan, existing));
            return new RunOutput(folder, plan, lock, found);
        } catch (RuntimeException e) {
            lock.ifPresent(RunLock::close);
            folder.close();
            throw e;
        }
    }

    /** The folder's path. */
    public String path() {
        return folder.path().toString();
    }

    /**
     * Whether all that the plan asks for is there.
     *
     * @throws DataException when it was computed from other rows than those of this fingerprint
     */
    public boolean isFinished(String fingerprint) {
        found.ifPresent(run -> run.checkRows(fingerprint));
        return found.filter(run -> run.holds(plan.extent())).isPresent();
    }

    /** How far the run went before what the plan adds now: trials of these extents keep their numbers. */
    public List<Extent> earlier() {
        return found.map(FoundRun::earlier).orElse(List.of());
    }

    /** What the user should know about the run that is there, a line each. */
    public List<String> notices() {
        return found.map(run -> run.last().notices()).orElse(List.of());
    }

    /** The states of all trials, in the order of their numbers: as committed, or initial. */
    public List<TrialState> states(Grid grid) {
        List<TrialState> states = new ArrayList<>();
        found.ifPresent(run -> states.addAll(run.states(grid)));
        for (Trial trial : grid.trials().subList(states.size(), grid.trials().size())) {
            states.add(TrialState.initial(plan, trial));
        }
        return states;
    }

    /**
     * Begins to write the folder. A run that may be replaced, or has not committed anything, is deleted.
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

    /** Deletes commits first and the record last, so that a crash on the way leaves a run without commits. */
    private void clear() {
        folder.delete(CommittedFiles.CHECKPOINTS);
        folder.sizes("").keySet().stream()
                .filter(name -> !name.equals(RunLock.FILE) && !name.equals(RunRecord.FILE))
                .forEach(folder::delete);
        FailPoint.OUTPUT_CLEARED.pass();
        folder.delete(RunRecord.FILE);
    }

    /** Ends the writing at once, from another thread, because the process is about to end. Returns what to tell the user. */
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
