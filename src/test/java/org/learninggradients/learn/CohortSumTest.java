package org.learninggradients.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.learninggradients.JavaBytes;
import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.math.RandomStream;

class CohortSumTest {
    private static final int BLOCKS = 13;
    private static final int LENGTH = 5;
    private static final int TRIALS = 2;

    @Test
    void anyPartitioningInAnyOrderGivesTheSameBitsAndCounts() {
        CohortSum expected = merged(parts(1, RandomStream.of(0)), RandomStream.of(0), UnaryOperator.identity());
        RandomStream stream = RandomStream.of(3);
        for (int round = 0; round < 50; round++) {
            int parts = 1 + round % BLOCKS;
            assertSame(merged(parts(parts, stream), stream, UnaryOperator.identity()), expected);
        }
    }

    @Test
    void partialSumsSurviveTheWire() {
        CohortSum expected = merged(parts(1, RandomStream.of(0)), RandomStream.of(0), UnaryOperator.identity());
        RandomStream stream = RandomStream.of(4);
        assertSame(merged(parts(5, stream), stream, sum -> JavaBytes.copy(CohortSum.class, sum)), expected);
    }

    @Test
    void mergingTheEmptySumOnEitherSideChangesNothing() {
        CohortSum expected = merged(parts(1, RandomStream.of(0)), RandomStream.of(0), UnaryOperator.identity());
        RandomStream stream = RandomStream.of(5);
        assertSame(empty().merge(parts(1, stream).get(0)), expected);
        assertSame(parts(1, stream).get(0).merge(empty()), expected);
    }

    @Test
    void countsAreThoseOfEachTrial() {
        CohortSum sum = empty();
        sum.count(0, new ExampleCounts(5, 3, 2, 1));
        sum.count(1, new ExampleCounts(6, 2, 5, 0));
        sum.count(0, new ExampleCounts(10, 1, 4, 2));
        assertThat(sum.counts(0)).hasToString("15 examples, 4 correct, 6 incomplete, 3 zero");
        assertThat(sum.counts(1)).hasToString("6 examples, 2 correct, 5 incomplete, 0 zero");
    }

    @Test
    void anIncompleteSumIsRefused() {
        assertThatThrownBy(empty()::total).isInstanceOf(IllegalStateException.class);
        for (int missing = 0; missing < BLOCKS; missing++) {
            CohortSum sum = empty();
            for (int block = 0; block < BLOCKS; block++) {
                if (block != missing) {
                    add(sum, block);
                }
            }
            assertThatThrownBy(sum::total)
                    .as("without block %d", missing)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not complete");
        }
    }

    private static CohortSum empty() {
        return new CohortSum(BLOCKS, LENGTH, TRIALS);
    }

    /** All blocks, scattered over so many sums in a random order. */
    private static List<CohortSum> parts(int count, RandomStream stream) {
        List<CohortSum> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            parts.add(empty());
        }
        for (int block : shuffled(BLOCKS, stream)) {
            add(parts.get(Math.floorMod(stream.nextLong(), count)), block);
        }
        return parts;
    }

    private static void add(CohortSum sum, int block) {
        RandomStream values = RandomStream.of(block);
        double[] vector = sum.zeros();
        Arrays.setAll(vector, i -> values.nextGaussian() * StrictMath.pow(10, values.nextUniform(8)));
        for (int trial = 0; trial < TRIALS; trial++) {
            sum.count(trial, new ExampleCounts(block + 1L, (long) block * trial, block, trial));
        }
        sum.add(block, vector);
    }

    private static CohortSum merged(List<CohortSum> parts, RandomStream stream, UnaryOperator<CohortSum> wire) {
        CohortSum sum = empty();
        for (int part : shuffled(parts.size(), stream)) {
            CohortSum other = wire.apply(parts.get(part));
            sum = stream.nextDouble() < 0.5 ? sum.merge(other) : other.merge(sum);
        }
        return sum;
    }

    private static List<Integer> shuffled(int size, RandomStream stream) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(Math.floorMod(stream.nextLong(), i + 1), i);
        }
        return order;
    }

    private static void assertSame(CohortSum actual, CohortSum expected) {
        assertThat(actual.total()).isEqualTo(expected.total());
        for (int trial = 0; trial < TRIALS; trial++) {
            assertThat(actual.counts(trial).examples()).isEqualTo(BLOCKS * (BLOCKS + 1L) / 2);
            assertThat(actual.counts(trial).zero()).isEqualTo((long) trial * BLOCKS);
            assertThat(actual.counts(trial)).hasToString(expected.counts(trial).toString());
        }
    }
}
