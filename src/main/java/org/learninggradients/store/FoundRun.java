package org.learninggradients.store;

import java.util.List;
import java.util.Optional;
import org.learninggradients.data.read.DataException;
import org.learninggradients.learn.Numerics;
import org.learninggradients.learn.TrialState;
import org.learninggradients.plan.Extent;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.Trial;
import org.learninggradients.store.RunRecord.State;
import org.learninggradients.store.commit.CommittedFiles;
import org.learninggradients.store.commit.LastCommit;
import org.learninggradients.store.folder.Folder;
import org.learninggradients.store.folder.StoreException;

/**
 * A run that is in a folder already and has committed something.
 *
 * @param folder of the run
 * @param record its run.json
 * @param last its last commit that is whole
 */
record FoundRun(Folder folder, RunRecord record, LastCommit last) {
    /** Looks for a run; empty when there is none, or none that has committed anything. */
    static Optional<FoundRun> in(Folder folder) {
        if (!folder.exists(RunRecord.FILE)) {
            return Optional.empty();
        }
        RunRecord record = RunRecord.read(folder);
        CommittedFiles files = new CommittedFiles(folder);
        Optional<LastCommit> last = LastCommit.of(files, files::check);
        if (last.isEmpty() && (record.state() == State.COMPLETED || !files.areOfFirstCommit())) {
            throw new StoreException(
                    folder.path() + " has committed epochs but no manifest of them; restore its checkpoints,"
                            + " or start over with --overwrite");
        }
        return last.map(commit -> new FoundRun(folder, record, commit));
    }

    /** PlanException unless this plan may go on with the run. */
    void check(Plan plan, ExistingRun existing) {
        checkIdentity(plan);
        Extent wanted = plan.extent();
        if (holds(wanted)) {
            return;
        }
        if (!isCompleted()) {
            refuse(!wanted.equals(record.extent()), "an unfinished run", "finish it with these first, or --overwrite");
        } else {
            refuse(existing != ExistingRun.EXTEND, "a finished run", "--extend takes it to " + wanted.describe());
            refuse(
                    !wanted.contains(record.extent()),
                    "a finished run",
                    "an extension names these too, not only " + wanted.describe());
        }
    }

    private void checkIdentity(Plan plan) {
        if (record.numerics() != Numerics.NUMBER) {
            throw new PlanException(folder.path() + " holds a run of numerics " + record.numerics()
                    + ", and this program computes with numerics " + Numerics.NUMBER
                    + ": it would give other bits; use the version of learning-gradients that run.json names,"
                    + " choose another run.output, or --overwrite");
        }
        List<String> differences = Plan.differences(record.identity(), Plan.identity(plan.settings()));
        if (!differences.isEmpty()) {
            throw new PlanException(folder.path() + " holds the run of another plan: " + String.join("; ", differences)
                    + "; choose another run.output, or --overwrite");
        }
    }

    private void refuse(boolean condition, String run, String remedy) {
        if (condition) {
            throw new PlanException(
                    folder.path() + " holds " + run + " of " + record.extent().describe() + "; " + remedy);
        }
    }

    /** DataException unless the run was computed from rows of this fingerprint. */
    void checkRows(String fingerprint) {
        if (!record.fingerprint().equals(fingerprint)) {
            throw new DataException("the rows have the fingerprint " + fingerprint + ", but the run in " + folder.path()
                    + " was computed from rows with " + record.fingerprint()
                    + "; choose another run.output, or --overwrite");
        }
    }

    /** Whether all that the run was asked for is there. */
    private boolean isCompleted() {
        return record.state() == State.COMPLETED && last.isNewest();
    }

    /** Whether all of an extent is there. */
    boolean holds(Extent wanted) {
        return last.isNewest() && record.holds(wanted);
    }

    /** How far the run went before what is added to it now. */
    List<Extent> earlier() {
        return isCompleted() ? record.extents() : record.earlier();
    }

    /** The committed states of the first trials of this grid. StoreException when they are those of other trials. */
    List<TrialState> states(Grid grid) {
        List<TrialState> states =
                new CommittedFiles(folder).states(last.manifest().checkpoint());
        List<Trial> trials = grid.trials();
        if (states.size() > trials.size()
                || !states.stream().allMatch(state -> state.isOf(trials.get(state.trial())))) {
            throw new StoreException(folder.path(last.manifest().checkpoint().file())
                    + " holds the states of another plan's trials; restore this run's, or start over with --overwrite");
        }
        return states;
    }
}
