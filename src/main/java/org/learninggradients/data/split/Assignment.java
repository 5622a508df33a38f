package org.learninggradients.data.split;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.learninggradients.data.encode.LabelEncoding;
import org.learninggradients.data.read.Chunk;
import org.learninggradients.data.read.ChunkOrder;
import org.learninggradients.data.read.ChunkSummary;
import org.learninggradients.math.Permutation;
import org.learninggradients.math.RandomStream;
import org.learninggradients.plan.Side;

/**
 * Which rows are test rows. The rows of each class are numbered in row order; a row is a test row where a seeded permutation sends its
 * number below the class's test count. How many rows of each class come before each chunk is counted here, so a chunk is cut without
 * reading any other. Wire form.
 */
public final class Assignment implements Serializable {
    private final long seed;
    private final LabelEncoding encoding;
    private final long[] sizes;
    private final long[] testCounts;
    private final ChunkOrder order;
    private final long[] testBefore;
    private final long[] strataBefore;

    /** Takes the chunks in row order, and how many test rows each class has. */
    public Assignment(long seed, LabelEncoding encoding, List<ChunkSummary> chunks, long[] testCounts) {
        int count = chunks.size();
        this.seed = seed;
        this.encoding = encoding;
        this.testCounts = testCounts;
        this.sizes = new long[testCounts.length];
        this.order = new ChunkOrder(chunks);
        this.testBefore = new long[count + 1];
        this.strataBefore = new long[(count + 1) * sizes.length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(sizes, 0, strataBefore, i * sizes.length, sizes.length);
            long[] found = encoding.strataOf(chunks.get(i).labels, chunks.get(i).rows);
            Arrays.setAll(sizes, stratum -> sizes[stratum] + found[stratum]);
        }
        System.arraycopy(sizes, 0, strataBefore, count * sizes.length, sizes.length);
        for (int i = 0; i < count; i++) {
            testBefore[i + 1] = testBefore[i] + testRowsOf(i);
        }
    }

    private long testRowsOf(int chunk) {
        long found = 0;
        for (int stratum = 0; stratum < sizes.length; stratum++) {
            Permutation permutation = permutation(stratum);
            long end = strataBefore[(chunk + 1) * sizes.length + stratum];
            for (long i = strataBefore[chunk * sizes.length + stratum]; i < end; i++) {
                found += permutation.at((int) i) < testCounts[stratum] ? 1 : 0;
            }
        }
        return found;
    }

    private Permutation permutation(int stratum) {
        return new Permutation(Math.toIntExact(sizes[stratum]), RandomStream.key(seed, stratum));
    }

    long seed() {
        return seed;
    }

    long trainingRows() {
        return order.rows() - testRows();
    }

    long testRows() {
        return LongStream.of(testCounts).sum();
    }

    /** The number of rows of one side. */
    long rows(Side side) {
        return side == Side.TRAIN ? trainingRows() : testRows();
    }

    /** The rows of one side in a chunk, as parts of the blocks they belong to. */
    RowParts cut(Chunk chunk, Side side, int blockRows) {
        int number = order.find(chunk);
        double[] labels = encoding.encode(chunk.labels);
        long before = order.rowsBefore(number);
        long first = side == Side.TEST ? testBefore[number] : before - testBefore[number];
        return new RowParts(chunk, labels, before, rowsOf(number, labels, side), first, blockRows);
    }

    private int[] rowsOf(int chunk, double[] labels, Side side) {
        Permutation[] permutations =
                IntStream.range(0, sizes.length).mapToObj(this::permutation).toArray(Permutation[]::new);
        int start = chunk * sizes.length;
        long[] ordinals = Arrays.copyOfRange(strataBefore, start, start + sizes.length);
        int[] chosen = new int[labels.length];
        int count = 0;
        for (int row = 0; row < labels.length; row++) {
            int stratum = encoding.stratum(labels[row]);
            int image = permutations[stratum].at((int) ordinals[stratum]++);
            Side sideOfRow = image < testCounts[stratum] ? Side.TEST : Side.TRAIN;
            if (sideOfRow == side) {
                chosen[count++] = row;
            }
        }
        return Arrays.copyOf(chosen, count);
    }
}
