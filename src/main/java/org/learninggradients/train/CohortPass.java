package org.learninggradients.train;

import java.util.Arrays;
import org.learninggradients.data.Block;
import org.learninggradients.math.Products;
import org.learninggradients.net.BackPropagation;
import org.learninggradients.net.ImportanceSums;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Task;
import org.learninggradients.net.Topology;

/** Passes of a cohort's networks over blocks, on one thread. */
final class CohortPass {
    private final CohortLayout layout;
    private final CohortWeights weights;
    private final Task task;
    private final ImportanceSums importanceSums;
    private final Minibatches minibatches;
    private final BackPropagation[] passes;
    private int[] selection = new int[0];

    CohortPass(CohortLayout layout, CohortWeights weights) {
        this.layout = layout;
        this.weights = weights;
        this.task = layout.task();
        this.importanceSums = layout.importanceSums();
        this.minibatches = layout.minibatches();
        Products products = layout.products();
        this.passes = new BackPropagation[layout.topologies().length];
        for (int shape = 0; shape < passes.length; shape++) {
            Topology topology = Topology.parse(layout.topologies()[shape]);
            passes[shape] = new BackPropagation(topology, layout.loss(shape), layout.learningGradient(), products);
        }
    }

    /** Folds the block's rows of this step into the sum. Modified: sum. */
    void step(Block block, int epoch, int step, StepSum sum) {
        reserve(minibatches.most(block.rows()));
        long rowsBefore = (long) block.index() * layout.blockRows();
        double[] sums = sum.zeros();
        int offset = 0;
        for (int i = 0; i < weights.size(); i++) {
            long seed = layout.seed(weights.trial(i));
            int count = minibatches.select(seed, epoch, step, block.index(), rowsBefore, block.rows(), selection);
            if (count > 0) {
                BackPropagation pass = forward(i, block, count);
                int end = offset + layout.sumCount(weights.trial(i)) - 1;
                pass.backward(weights.parameters(), weights.offset(i), sums, offset);
                int zero = layout.learningGradient()
                        ? importanceSums.sum(pass.inputGradients(), sums, end - importanceSums.length())
                        : 0;
                sums[end] = lossOf(pass, count);
                sum.count(i, count, correct(i, pass, block, count), zero);
            }
            offset += layout.sumCount(weights.trial(i));
        }
        sum.add(block.index(), sums);
    }

    /** Losses, correct answers and, where asked for, scores of a whole block. Modified: evaluation. */
    void evaluate(Block block, Evaluation evaluation, boolean scored) {
        selectAll(block);
        int rows = block.rows();
        double[] losses = evaluation.sum().zeros();
        double[] scores = new double[scored ? weights.size() * rows : 0];
        for (int i = 0; i < weights.size(); i++) {
            BackPropagation pass = forward(i, block, rows);
            losses[i] = lossOf(pass, rows);
            evaluation.sum().count(i, rows, correct(i, pass, block, rows), 0);
            if (scored) {
                System.arraycopy(pass.outputs().data, 0, scores, i * rows, rows);
            }
        }
        evaluation.sum().add(block.index(), losses);
        if (scored) {
            evaluation.keep(block.index(), block.labels(), scores);
        }
    }

    /** dC/dx of every example of the block for the i-th trial. */
    BlockGradients inputGradients(int i, Block block) {
        selectAll(block);
        BackPropagation pass = forward(i, block, block.rows());
        double[] unused = new double[layout.parameterCount(weights.trial(i))];
        pass.backward(weights.parameters(), weights.offset(i), unused, 0);
        double[] gradients = Arrays.copyOf(pass.inputGradients().data, block.rows() * block.features());
        return new BlockGradients(i, block.rowNumbers(), gradients);
    }

    private BackPropagation forward(int i, Block block, int count) {
        BackPropagation pass = passes[layout.shape(weights.trial(i))];
        pass.reshape(count);
        int features = block.features();
        int outputs = pass.targets().numCols;
        for (int n = 0; n < count; n++) {
            System.arraycopy(block.values(), selection[n] * features, pass.inputs().data, n * features, features);
            task.writeTargets(block.labels()[selection[n]], outputs, pass.targets().data, n * outputs);
        }
        pass.forward(weights.parameters(), weights.offset(i));
        return pass;
    }

    private static double lossOf(BackPropagation pass, int count) {
        double loss = 0;
        for (int n = 0; n < count; n++) {
            loss += pass.losses()[n];
        }
        return loss;
    }

    private int correct(int i, BackPropagation pass, Block block, int count) {
        Loss loss = layout.loss(layout.shape(weights.trial(i)));
        int outputs = pass.outputs().numCols;
        int correct = 0;
        for (int n = 0; n < count; n++) {
            double label = block.labels()[selection[n]];
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
