package org.learninggradients.learn;

import java.io.Serializable;
import java.util.Arrays;
import org.learninggradients.net.Task;

/** What one epoch of one trial came to, as sums and counts: its steps' in their order, then the test rows'. Wire form. */
public final class EpochOutcome implements Serializable {
    private static final int STEP_COUNTS = 2;

    private final double[] inputGradients;
    private double loss;
    private long examples;
    private long correct;
    private long zeroGradients;
    private double[][] stepSums = {};
    private long[] stepCounts = {};
    private double testLoss;
    private long testCorrect;
    private double testAuc = Double.NaN;
    private double[] attributions = {};
    private long[] zeroAttributions = {};
    private long[] incompleteAttributions = {};
    private BlockGradients[] single = {};
    private double[] parameters = {};

    /** Of nothing yet, with so many sums of input gradients. */
    EpochOutcome(int inputGradientSums) {
        this.inputGradients = new double[inputGradientSums];
    }

    /** Folds in a step: input-gradient sums from {@code offset} of its sums, loss after them. Modified: this. */
    void addStep(double[] sums, int offset, CohortSum step, int i, boolean keepStep) {
        for (int k = 0; k < inputGradients.length; k++) {
            inputGradients[k] += sums[offset + k];
        }
        loss += sums[offset + inputGradients.length];
        examples += step.examples(i);
        correct += step.correct(i);
        zeroGradients += step.zero(i);
        if (keepStep) {
            int steps = stepSums.length;
            stepSums = Arrays.copyOf(stepSums, steps + 1);
            stepCounts = Arrays.copyOf(stepCounts, STEP_COUNTS * (steps + 1));
            stepSums[steps] = Arrays.copyOfRange(sums, offset, offset + inputGradients.length);
            stepCounts[STEP_COUNTS * steps] = step.examples(i);
            stepCounts[STEP_COUNTS * steps + 1] = step.zero(i);
        }
    }

    /** Takes the test rows' figures of the i-th trial. Modified: this. */
    public void test(Evaluation evaluation, int i, boolean scored) {
        testLoss = evaluation.sum().total()[i];
        testCorrect = evaluation.sum().correct(i);
        testAuc = scored ? evaluation.areaUnderCurve(i) : Double.NaN;
    }

    /** Takes the sums of the i-th trial's attributions by all methods. Modified: this. */
    public void attributed(CohortSum sum, int i, CohortLayout layout) {
        int length = layout.attributionSumCount();
        int methods = layout.methodCount();
        attributions = Arrays.copyOfRange(sum.total(), i * length, (i + 1) * length);
        zeroAttributions = new long[methods];
        Arrays.setAll(zeroAttributions, method -> sum.zero(i * methods + method));
        incompleteAttributions = new long[methods];
        Arrays.setAll(
                incompleteAttributions,
                method -> sum.examples(i * methods + method) - sum.correct(i * methods + method));
    }

    /** Takes the input gradients of single examples. Modified: this. */
    public void single(BlockGradients[] gradients) {
        single = gradients;
    }

    /** Takes the network as it is after the epoch; the array is not copied. Modified: this. */
    public void parameters(double[] after) {
        parameters = after;
    }

    /** Whether the loss of the test rows is a number. */
    boolean isTestFinite() {
        return Double.isFinite(testLoss);
    }

    /** Whether the epoch has an importance. */
    public boolean hasImportance() {
        return inputGradients.length > 0;
    }

    public Importance importance(ImportanceSums layout) {
        return new Importance(layout, inputGradients, examples, zeroGradients, 0);
    }

    /** How many steps were kept. */
    public int steps() {
        return stepSums.length;
    }

    /** The importance of a kept step, from 0. */
    public Importance importance(ImportanceSums layout, int step) {
        return new Importance(
                layout, stepSums[step], stepCounts[STEP_COUNTS * step], stepCounts[STEP_COUNTS * step + 1], 0);
    }

    /** How many methods have explained the network. */
    public int methods() {
        return zeroAttributions.length;
    }

    /** The importance by a method, from 0, of so many rows. */
    public Importance methodImportance(ImportanceSums layout, int method, long rows) {
        int offset = method * layout.length();
        return new Importance(
                layout,
                Arrays.copyOfRange(attributions, offset, offset + layout.length()),
                rows,
                zeroAttributions[method],
                incompleteAttributions[method]);
    }

    /** Means over the epoch's steps. */
    public Metrics train(Task task, double labelSquares) {
        return metrics(task, loss, correct, examples, Double.NaN, labelSquares);
    }

    /** Of so many test rows. */
    public Metrics test(Task task, long rows, double labelSquares) {
        return metrics(task, testLoss, testCorrect, rows, testAuc, labelSquares);
    }

    public BlockGradients[] single() {
        return single;
    }

    public double[] parameters() {
        return parameters;
    }

    private static Metrics metrics(
            Task task, double loss, long correct, long examples, double auc, double labelSquares) {
        boolean regression = task == Task.REGRESSION;
        double accuracy = regression ? Double.NaN : (double) correct / examples;
        double r2 = regression && labelSquares > 0 ? 1 - 2 * loss / labelSquares : Double.NaN;
        return new Metrics(loss / examples, accuracy, auc, r2, examples);
    }
}
