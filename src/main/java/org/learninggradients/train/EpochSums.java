package org.learninggradients.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.learninggradients.data.Split;
import org.learninggradients.net.LearningGradientSums;
import org.learninggradients.net.Task;
import org.learninggradients.plan.ImportancePlan;

/** What one trial's steps of an epoch add up to, in their order. */
final class EpochSums {
    private final LearningGradientSums layout;
    private final double[] inputGradients;
    private double loss;
    private long examples;
    private long correct;
    private long zeroGradients;
    private final boolean keepSteps;
    private final List<Importance> steps = new ArrayList<>();

    /** Of nothing yet, for what the plan wants to know. */
    EpochSums(LearningGradientSums layout, ImportancePlan plan) {
        this.layout = layout;
        this.inputGradients = new double[plan.enabled() ? layout.length() : 0];
        this.keepSteps = plan.steps();
    }

    /** Folds in a step: input-gradient sums from {@code offset} of its sums, loss after them. Modified: this. */
    void add(double[] sums, int offset, StepSum step, int i) {
        for (int k = 0; k < inputGradients.length; k++) {
            inputGradients[k] += sums[offset + k];
        }
        loss += sums[offset + inputGradients.length];
        examples += step.examples(i);
        correct += step.correct(i);
        zeroGradients += step.zeroGradients(i);
        if (keepSteps) {
            double[] own = Arrays.copyOfRange(sums, offset, offset + inputGradients.length);
            steps.add(new Importance(layout, own, step.examples(i), step.zeroGradients(i)));
        }
    }

    /** The importance of each step; empty unless steps are asked for. */
    List<Importance> steps() {
        return steps;
    }

    /** The epoch's importance; empty where it is off. */
    Optional<Importance> importance() {
        return inputGradients.length == 0
                ? Optional.empty()
                : Optional.of(new Importance(layout, inputGradients, examples, zeroGradients));
    }

    /** The epoch's means. */
    Metrics metrics(Task task, Split split) {
        return metrics(task, loss, correct, examples, Double.NaN, split.trainingLabelSquares());
    }

    /** Metrics from a sum of losses and counts. */
    static Metrics metrics(Task task, double loss, long correct, long examples, double auc, double labelSquares) {
        boolean regression = task == Task.REGRESSION;
        double accuracy = regression ? Double.NaN : (double) correct / examples;
        double r2 = regression && labelSquares > 0 ? 1 - 2 * loss / labelSquares : Double.NaN;
        return new Metrics(loss / examples, accuracy, auc, r2, examples);
    }
}
