package org.learninggradients.learn.outcome;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.learninggradients.learn.importance.ExampleImportance;
import org.learninggradients.learn.importance.ImportanceSums;

/** The input gradients dC/dx of one trial's examples in one block. Wire form. */
public final class BlockGradients implements Serializable {
    private final int trial;
    private final long[] rowNumbers;
    private final double[] gradients;

    /**
     * Takes the arrays as they are.
     *
     * @param trial the trial's index in its pass, from 0
     * @param rowNumbers positions of the examples in the whole input, [n]
     * @param gradients dC/dx, [n, features] row by row
     */
    public BlockGradients(int trial, long[] rowNumbers, double[] gradients) {
        this.trial = trial;
        this.rowNumbers = rowNumbers;
        this.gradients = gradients;
    }

    /** The trial's index in its pass, from 0. */
    public int trial() {
        return trial;
    }

    /**
     * Every example with its shares, in the block's order.
     *
     * @param sums knows which features are constant
     */
    public Stream<ExampleImportance> examples(ImportanceSums sums) {
        return IntStream.range(0, rowNumbers.length).mapToObj(n -> example(n, sums));
    }

    private ExampleImportance example(int n, ImportanceSums sums) {
        int features = gradients.length / rowNumbers.length;
        double[] gradient = Arrays.copyOfRange(gradients, n * features, (n + 1) * features);
        return sums.importance(rowNumbers[n], gradient);
    }
}
