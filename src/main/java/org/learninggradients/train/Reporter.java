package org.learninggradients.train;

import java.util.Optional;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.BlockGradients;
import org.learninggradients.learn.EpochOutcome;
import org.learninggradients.learn.ImportanceSums;
import org.learninggradients.learn.TrialEpoch;
import org.learninggradients.net.Network;
import org.learninggradients.net.Task;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Side;
import org.learninggradients.plan.Trial;

/** Tells a listener what epochs of a split's trials came to. */
final class Reporter {
    private final Plan plan;
    private final Task task;
    private final Split split;
    private final ImportanceSums importanceSums;
    private final TrainingListener listener;

    Reporter(Plan plan, Task task, Split split, TrainingListener listener) {
        this.plan = plan;
        this.task = task;
        this.split = split;
        this.importanceSums = new ImportanceSums(split.moments().constant());
        this.listener = listener;
    }

    /** An epoch of a trial, which has ended it. */
    void epoch(Trial trial, int epoch, EpochOutcome outcome) {
        for (int step = 0; step < outcome.steps(); step++) {
            listener.onStepImportance(trial, epoch, step + 1, outcome.importance(importanceSums, step));
        }
        reportMethods(trial, epoch, outcome);
        listener.onTrialEpoch(new TrialEpoch(
                trial,
                epoch,
                outcome.train(task, split.trainingLabelSquares()),
                split.testRows() == 0
                        ? Optional.empty()
                        : Optional.of(outcome.test(task, split.testRows(), split.testLabelSquares())),
                outcome.hasImportance() ? Optional.of(outcome.importance(importanceSums)) : Optional.empty(),
                outcome.parameters().length == 0
                        ? Optional.empty()
                        : Optional.of(new Network(trial.configuration().topology(), outcome.parameters()))));
        for (BlockGradients part : outcome.single()) {
            examples(trial, epoch, part);
        }
    }

    private void reportMethods(Trial trial, int epoch, EpochOutcome outcome) {
        Side rows = plan.importance().methodRows();
        for (int method = 0; method < outcome.methods(); method++) {
            listener.onMethodImportance(
                    trial,
                    epoch,
                    plan.importance().attributionMethods().get(method),
                    rows,
                    outcome.methodImportance(importanceSums, method, split.rows(rows)));
        }
    }

    /** Input gradients of single examples after an epoch. */
    void examples(Trial trial, int epoch, BlockGradients part) {
        Side side = plan.importance().exampleRows();
        part.examples(importanceSums).forEach(example -> listener.onExampleImportance(trial, epoch, side, example));
    }

    void diverged(Trial trial, int epoch) {
        listener.onDiverged(trial, epoch);
    }
}
