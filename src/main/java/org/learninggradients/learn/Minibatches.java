package org.learninggradients.learn;

import java.util.Arrays;
import org.learninggradients.math.Permutation;
import org.learninggradients.math.RandomStream;

/**
 * Which rows belong to which step, without a shuffle. An epoch has S = ceil(N / batch size) steps. The row at position p of block k goes
 * to step (rows before block k + p + shift(seed, epoch)) mod S; positions of a block's rows are permuted by (seed, epoch, block).
 *
 * <p>Batches differ by at most one row, none is empty, and each row is used once an epoch. A single step takes all rows in their order.
 *
 * <p>The permutations of the last (seed, epoch) are remembered, for a pass that goes through all steps of one trial. Scratch memory
 * for one thread.
 */
public final class Minibatches {
    /** Key of the stream that shifts the steps of an epoch. Part of numerics. */
    private static final long SHIFT = RandomStream.key("shift");

    /** Key of the stream that orders the rows of a block. Part of numerics. */
    private static final long ORDER = RandomStream.key("order");

    private final int steps;
    private long seed;
    private int epoch;
    private int firstStep;
    private int generation;
    private Permutation[] permutations = {};
    private int[] generations = {};
    private int[] images = {};
    private int[] indices = {};

    /** Minibatches of N training rows, in batches of this size. */
    Minibatches(long trainingRows, int batchSize) {
        this.steps = steps(trainingRows, batchSize);
    }

    /** S, the number of steps. */
    public static int steps(long trainingRows, int batchSize) {
        return Math.toIntExact((trainingRows + batchSize - 1) / batchSize);
    }

    /**
     * The rows of one block in one step.
     *
     * @param step the step's number, from 1
     * @param block the block's number, from 0
     * @param rowsBefore number of training rows before the block
     * @param rows number of rows of the block
     * @param selection receives the rows' indices in the block, at least {@code rows / S + 1} long. Modified.
     * @return how many rows there are
     */
    int select(long seed, int epoch, int step, int block, long rowsBefore, int rows, int[] selection) {
        if (steps == 1) {
            for (int row = 0; row < rows; row++) {
                selection[row] = row;
            }
            return rows;
        }
        Permutation permutation = permutation(seed, epoch, block, rows);
        int count = 0;
        for (int p = Math.floorMod(step - 1 - rowsBefore - firstStep, steps); p < rows; p += steps) {
            selection[count++] = p;
        }
        if (images.length < count) {
            images = new int[selection.length];
            indices = new int[selection.length];
        }
        permutation.map(selection, count, images, indices);
        return count;
    }

    private Permutation permutation(long seed, int epoch, int block, int rows) {
        if (generation == 0 || seed != this.seed || epoch != this.epoch) {
            this.seed = seed;
            this.epoch = epoch;
            generation++;
            firstStep = (int) Long.remainderUnsigned(RandomStream.key(seed, SHIFT, epoch), steps);
        }
        if (block >= permutations.length) {
            permutations = Arrays.copyOf(permutations, block + 1);
            generations = Arrays.copyOf(generations, block + 1);
        }
        if (generations[block] != generation) {
            permutations[block] = new Permutation(rows, RandomStream.key(seed, ORDER, epoch, block));
            generations[block] = generation;
        }
        return permutations[block];
    }

    /** The most rows of a block that one step can take. */
    int most(int rows) {
        return (rows + steps - 1) / steps;
    }
}
