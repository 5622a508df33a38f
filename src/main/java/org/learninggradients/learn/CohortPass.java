package org.learninggradients.learn;

import java.util.Arrays;
import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.learn.importance.ImportanceSums;
import org.learninggradients.learn.outcome.BlockGradients;
import org.learninggradients.math.Products;
import org.learninggradients.net.BackPropagation;
import org.learninggradients.net.BackPropagation.Reach;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Task;
import org.learninggradients.net.layer.LayerPass.Mode;

/**
 * Passes of a cohort's networks over blocks: a step, an evaluation, the gradients of single examples. A pass takes as many rows at once
 * as {@link BackPropagation#rowsAtOnce} says; inside a block, sums go from one such part to the next. Scratch memory for one thread.
 */
public final class CohortPass {
    private final CohortLayout layout;
    private final CohortWeights weights;
    private final Task task;
    private final ImportanceSums importanceSums;
    private final Minibatches minibatches;
    private final BackPropagation[] passes;
    private int[] selection = new int[0];
    private double[] part = {};

    public CohortPass(CohortLayout layout, CohortWeights weights) {
        this.layout = layout;
        this.weights = weights;
        this.task = layout.task();
        this.importanceSums = layout.importanceSums();
        this.minibatches = layout.minibatches();
        Products products = layout.products();
        Reach reach = layout.learningGradient() ? Reach.INPUTS : Reach.PARAMETERS;
        this.passes = new BackPropagation[layout.architectures()];
        Arrays.setAll(
                passes,
                architecture ->
                        new BackPropagation(layout.topology(architecture), layout.loss(architecture), reach, products));
    }

    /** Folds the block's rows of this step into the sum. Modified: sum. */
    public void step(Block block, int epoch, int step, CohortSum sum) {
        reserve(minibatches.most(block.rows()));
        long rowsBefore = (long) block.index() * layout.blockRows();
        double[] sums = sum.zeros();
        int offset = 0;
        for (int i = 0; i < weights.size(); i++) {
            long seed = layout.seed(weights.trial(i));
            int count = minibatches.select(seed, epoch, step, block.index(), rowsBefore, block.rows(), selection);
            if (count > 0) {
                step(i, block, count, sums, offset, sum);
            }
            offset += layout.sumCount(weights.trial(i));
        }
        sum.add(block.index(), sums);
    }

    /** Folds the first {@code count} selected rows into the i-th trial's sums, which begin at {@code offset}. Modified: sums, sum. */
    private void step(int i, Block block, int count, double[] sums, int offset, CohortSum sum) {
        int sumCount = layout.sumCount(weights.trial(i));
        int zero = 0;
        int correct = 0;
        for (int first = 0, rows; first < count; first += rows) {
            rows = Math.min(pass(i).rowsAtOnce(), count - first);
            double[] target = first == 0 ? sums : part(sumCount);
            int start = first == 0 ? offset : 0;
            int end = start + sumCount - 1;
            BackPropagation pass = forward(Mode.TRAIN, i, block, first, rows);
            pass.backward(weights.parameters(), weights.offset(i), target, start);
            zero += layout.learningGradient()
                    ? importanceSums.sum(pass.inputGradients(), target, end - importanceSums.length())
                    : 0;
            target[end] = lossOf(pass, rows);
            correct += correct(i, pass, block, first, rows);
            if (first > 0) {
                for (int k = 0; k < sumCount; k++) {
                    sums[offset + k] += target[k];
                }
            }
        }
        sum.count(i, new ExampleCounts(count, correct, 0, zero));
    }

    /** Folds in the losses and correct answers of a whole block and, where asked for, its scores. Modified: evaluation. */
    public void evaluate(Block block, Evaluation evaluation, boolean scored) {
        selectAll(block);
        int rows = block.rows();
        double[] losses = evaluation.sum().zeros();
        double[] scores = new double[scored ? weights.size() * rows : 0];
        for (int i = 0; i < weights.size(); i++) {
            int correct = 0;
            for (int first = 0, count; first < rows; first += count) {
                count = Math.min(pass(i).rowsAtOnce(), rows - first);
                BackPropagation pass = forward(Mode.EVAL, i, block, first, count);
                losses[i] += lossOf(pass, count);
                correct += correct(i, pass, block, first, count);
                if (scored) {
                    System.arraycopy(pass.outputs().data, 0, scores, i * rows + first, count);
                }
            }
            evaluation.sum().count(i, new ExampleCounts(rows, correct, 0, 0));
        }
        evaluation.sum().add(block.index(), losses);
        if (scored) {
            evaluation.keep(block.index(), block.labels(), scores);
        }
    }

    /** The gradients dC/dx of every example of the block, under the i-th trial's network. */
    public BlockGradients inputGradients(int i, Block block) {
        selectAll(block);
        int features = block.features();
        double[] unused = part(layout.sumCount(weights.trial(i)));
        double[] gradients = new double[block.rows() * features];
        for (int first = 0, rows; first < block.rows(); first += rows) {
            rows = Math.min(pass(i).rowsAtOnce(), block.rows() - first);
            BackPropagation pass = forward(Mode.EVAL, i, block, first, rows);
            pass.backward(weights.parameters(), weights.offset(i), unused, 0);
            System.arraycopy(pass.inputGradients().data, 0, gradients, first * features, rows * features);
        }
        return new BlockGradients(i, block.rowNumbers(), gradients);
    }

    private BackPropagation pass(int i) {
        return passes[layout.architecture(weights.trial(i))];
    }

    private double[] part(int length) {
        if (part.length < length) {
            part = new double[length];
        }
        return part;
    }

    /** The forward pass of the i-th network over {@code count} selected rows from {@code first} on. */
    private BackPropagation forward(Mode mode, int i, Block block, int first, int count) {
        BackPropagation pass = pass(i);
        pass.reshape(count);
        int features = block.features();
        int outputs = pass.targets().numCols;
        for (int n = 0; n < count; n++) {
            int row = selection[first + n];
            System.arraycopy(block.values(), row * features, pass.inputs().data, n * features, features);
            task.writeTargets(block.labels()[row], outputs, pass.targets().data, n * outputs);
        }
        pass.forward(mode, weights.parameters(), weights.offset(i));
        return pass;
    }

    private static double lossOf(BackPropagation pass, int count) {
        double loss = 0;
        for (int n = 0; n < count; n++) {
            loss += pass.losses()[n];
        }
        return loss;
    }

    private int correct(int i, BackPropagation pass, Block block, int first, int count) {
        Loss loss = layout.loss(layout.architecture(weights.trial(i)));
        int outputs = pass.outputs().numCols;
        int correct = 0;
        for (int n = 0; n < count; n++) {
            double label = block.labels()[selection[first + n]];
            correct += task.isCorrect(label, pass.outputs().data, n * outputs, outputs, loss.threshold()) ? 1 : 0;
        }
        return correct;
    }

    private void selectAll(Block block) {
        reserve(block.rows());
        for (int row = 0; row < block.rows(); row++) {
            selection[row] = row;
        }
    }

    private void reserve(int rows) {
        if (selection.length < rows) {
            selection = new int[rows];
        }
    }
}
