package org.learninggradients.train;

import java.util.List;
import java.util.Optional;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.importance.Importance;
import org.learninggradients.learn.importance.ImportanceSums;
import org.learninggradients.learn.outcome.BlockGradients;
import org.learninggradients.learn.outcome.EpochOutcome;
import org.learninggradients.learn.outcome.MethodOutcomes;
import org.learninggradients.learn.outcome.StepSums;
import org.learninggradients.learn.outcome.TestOutcome;
import org.learninggradients.learn.outcome.TrialEpoch;
import org.learninggradients.net.Network;
import org.learninggradients.net.Task;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Side;
import org.learninggradients.plan.Trial;

/** Tells a listener what the epochs of a split's trials come to. */
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

    /** Reports an ended epoch of a trial. */
    void epoch(Trial trial, int epoch, EpochOutcome outcome) {
        steps(trial, epoch, outcome.steps());
        methods(trial, epoch, outcome.methods());
        listener.onTrialEpoch(trialEpoch(trial, epoch, outcome));
        for (BlockGradients part : outcome.examples()) {
            examples(trial, epoch, part);
        }
    }

    private void steps(Trial trial, int epoch, StepSums steps) {
        for (int step = 0; step < steps.kept(); step++) {
            listener.onStepImportance(trial, epoch, step + 1, steps.importance(importanceSums, step));
        }
    }

    private void methods(Trial trial, int epoch, MethodOutcomes methods) {
        Side side = plan.importance().methodSide();
        List<String> labels = plan.importance().attributionMethods();
        for (int method = 0; method < methods.size(); method++) {
            Importance importance = methods.importance(importanceSums, method);
            listener.onMethodImportance(trial, epoch, labels.get(method), side, importance);
        }
    }

    private TrialEpoch trialEpoch(Trial trial, int epoch, EpochOutcome outcome) {
        StepSums steps = outcome.steps();
        TestOutcome test = outcome.test();
        double[] parameters = outcome.parameters();
        return new TrialEpoch(
                trial,
                epoch,
                steps.metrics(task, split.trainingLabelSquares()),
                test.isEmpty() ? Optional.empty() : Optional.of(test.metrics(task, split.testLabelSquares())),
                steps.hasImportance() ? Optional.of(steps.importance(importanceSums)) : Optional.empty(),
                parameters.length == 0
                        ? Optional.empty()
                        : Optional.of(new Network(trial.configuration().topology(), parameters)));
    }

    /** Reports the learning gradients of single examples after an epoch. */
    void examples(Trial trial, int epoch, BlockGradients part) {
        Side side = plan.importance().exampleSide();
        part.examples(importanceSums).forEach(example -> listener.onExampleImportance(trial, epoch, side, example));
    }

    void diverged(Trial trial, int epoch) {
        listener.onDiverged(trial, epoch);
    }
}
