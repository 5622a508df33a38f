package org.learninggradients.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.learninggradients.data.DataException;
import org.learninggradients.plan.Extent;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.Trial;
import org.learninggradients.store.RunRecord.State;
import org.learninggradients.train.TrialState;

/** The folder that a plan wants its results in, and what is there already. Looking at it writes nothing. */
public final class RunOutput implements AutoCloseable {
    private final Folder folder;
    private final Plan plan;
    private final Optional<RunRecord> found;

    private RunOutput(Folder folder, Plan plan, Optional<RunRecord> found) {
        this.folder = folder;
        this.plan = plan;
        this.found = found;
    }

    /**
     * Looks at the plan's output.
     *
     * @param overwrite whether a run that is there may be replaced
     * @param extend whether a finished run may be extended by seeds, splits and epochs
     * @throws PlanException when another plan's run is there
     * @throws StoreException when something else is there, or it cannot be read or written
     */
    public static RunOutput open(Plan plan, Configuration configuration, boolean overwrite, boolean extend) {
        Folder folder = new Folder(plan.output(), configuration);
        boolean run = folder.exists(RunRecord.FILE);
        if (!run && !folder.isEmpty()) {
            throw new StoreException(
                    folder.path() + " holds something that is not a run; choose another run.output or empty it");
        }
        Optional<RunRecord> found = run && !overwrite && Commits.newest(folder).isPresent()
                ? Optional.of(RunRecord.read(folder))
                : Optional.empty();
        RunOutput output = new RunOutput(folder, plan, found);
        found.ifPresent(record -> output.checkPlan(record, extend));
        return output;
    }

    private void checkPlan(RunRecord record, boolean extend) {
        List<String> differences = Plan.differences(record.identity(), Plan.identity(plan.settings()));
        if (!differences.isEmpty()) {
            throw new PlanException(folder.path() + " holds the run of another plan: " + String.join("; ", differences)
                    + "; choose another run.output, or --overwrite");
        }
        if (record.holds(plan.extent())) {
            return;
        }
        if (record.state() != State.COMPLETED && !plan.extent().equals(record.extent())) {
            throw new PlanException(folder.path() + " holds an unfinished run of "
                    + record.extent().describe() + "; finish it with these first, or --overwrite");
        }
        if (record.state() == State.COMPLETED && !extend) {
            throw new PlanException(folder.path() + " holds a finished run of "
                    + record.extent().describe() + "; --extend takes it to "
                    + plan.extent().describe());
        }
        if (record.state() == State.COMPLETED && !plan.extent().contains(record.extent())) {
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
        RunRecord record = found.get();
        if (!record.fingerprint().equals(fingerprint)) {
            throw new DataException("the rows have the fingerprint " + fingerprint + ", but the run in " + folder.path()
                    + " was computed from rows with " + record.fingerprint()
                    + "; choose another run.output, or --overwrite");
        }
        return record.holds(plan.extent());
    }

    /** How far the run went before what the plan adds now: trials of these extents keep their numbers. */
    public List<Extent> earlier() {
        return found.map(record -> record.state() == State.COMPLETED ? record.extents() : record.earlier())
                .orElse(List.of());
    }

    /** The states of all trials, in the order of their numbers: as committed, or initial. */
    public List<TrialState> states(Grid grid) {
        List<TrialState> states = new ArrayList<>();
        if (found.isPresent()) {
            Commits.newest(folder).ifPresent(manifest -> states.addAll(Commits.states(folder, manifest)));
        }
        for (Trial trial : grid.trials().subList(states.size(), grid.trials().size())) {
            states.add(TrialState.initial(plan, trial));
        }
        return states;
    }

    /** From here on the folder is written. A run that may be replaced, or has not committed anything, is deleted. */
    public Recording start(RunInput input) {
        if (found.isEmpty() && folder.exists(RunRecord.FILE)) {
            folder.deleteAll();
        }
        return new Recording(folder, plan, input, earlier());
    }

    @Override
    public void close() {
        folder.close();
    }
}
