package org.learninggradients.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.math.RandomStream;
import org.learninggradients.plan.TrainPlan;

class MinibatchesTest {
    private static final long[] SEEDS = {0, 7, -1, Long.MIN_VALUE};
    private static final int EPOCHS = 3;

    private static IntStream blockSizes() {
        return IntStream.rangeClosed(1, 17);
    }

    @ParameterizedTest
    @MethodSource("blockSizes")
    void everyRowIsUsedOnceAnEpochAndStepsDifferByAtMostOneRow(int blockRows) {
        for (int rows : new int[] {1, 2, blockRows, blockRows + 1, 3 * blockRows, 40}) {
            for (int batch : batchSizes(rows)) {
                for (long seed : SEEDS) {
                    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                        assertPartition(steps(rows, blockRows, batch, seed, epoch), rows, batch);
                    }
                }
            }
        }
    }

    private static void assertPartition(List<List<Integer>> steps, int rows, int batch) {
        String what = rows + " rows in batches of " + batch;
        assertThat(steps.stream().flatMap(List::stream).sorted().toList())
                .as("%s: all rows", what)
                .isEqualTo(IntStream.range(0, rows).boxed().toList());
        int[] sizes = steps.stream().mapToInt(List::size).toArray();
        int smallest = Arrays.stream(sizes).min().orElse(0);
        int largest = Arrays.stream(sizes).max().orElse(0);
        assertThat(smallest).as("%s: smallest step", what).isPositive();
        assertThat(largest - smallest).as("%s: sizes of steps", what).isLessThanOrEqualTo(1);
        assertThat(largest).as("%s: largest step", what).isLessThanOrEqualTo(batch);
        assertThat((long) (steps.size() - 1) * batch)
                .as("%s: fewer steps would not do", what)
                .isLessThan(rows);
    }

    @Test
    void aTaskNeedsNoState() {
        int rows = 50;
        int blockRows = 8;
        List<List<Integer>> all = steps(rows, blockRows, 7, 3, 2);
        for (int step = all.size(); step >= 1; step--) {
            for (int block = rows / blockRows; block >= 0; block--) {
                int first = block * blockRows;
                int end = Math.min(rows, first + blockRows);
                assertThat(rows(new Minibatches(rows, 7), rows, blockRows, block, 3, 2, step))
                        .as("step %d of block %d, asked for alone", step, block)
                        .isEqualTo(all.get(step - 1).stream()
                                .filter(row -> row >= first && row < end)
                                .toList());
            }
        }
    }

    @Test
    void anotherSeedOrEpochIsAnotherOrder() {
        List<List<Integer>> steps = steps(400, 64, 16, 1, 1);
        assertThat(steps(400, 64, 16, 2, 1)).isNotEqualTo(steps);
        assertThat(steps(400, 64, 16, 1, 2)).isNotEqualTo(steps);
        assertThat(steps(400, 64, 16, 1, 1)).isEqualTo(steps);
    }

    @Test
    void blocksAreShuffledIndependently() {
        List<List<Integer>> steps = steps(256, 128, 16, 5, 1);
        List<List<Integer>> first = within(steps, 0, 128);
        List<List<Integer>> second = within(steps, 128, 256).stream()
                .map(rows -> rows.stream().map(row -> row - 128).toList())
                .toList();
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void batchesDoNotFollowTheOrderOfRows() {
        int neighbours = 0;
        for (List<Integer> step : steps(1024, 1024, 32, 1, 1)) {
            for (int i = 1; i < step.size(); i++) {
                neighbours += Math.abs(step.get(i) - step.get(i - 1)) == 1 ? 1 : 0;
            }
        }
        assertThat(neighbours)
                .as("neighbouring rows after each other, of 992 pairs; by chance about 2")
                .isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16, 17})
    void oneStepTakesTheRowsInTheirOrder(int blockRows) {
        for (int batch : new int[] {40, 43, TrainPlan.ALL}) {
            assertThat(steps(40, blockRows, batch, 9, 4))
                    .containsExactly(IntStream.range(0, 40).boxed().toList());
        }
    }

    @ParameterizedTest
    @MethodSource("blockSizes")
    void theMostRowsOfAStepAreReserved(int blockRows) {
        for (int batch = 1; batch <= 20; batch++) {
            Minibatches minibatches = new Minibatches(17, batch);
            int most = IntStream.rangeClosed(1, Minibatches.steps(17, batch))
                    .flatMap(step -> IntStream.rangeClosed(0, 16 / blockRows)
                            .map(block -> rows(minibatches, 17, blockRows, block, 1, 1, step)
                                    .size()))
                    .max()
                    .orElseThrow();
            assertThat(most).isLessThanOrEqualTo(minibatches.most(blockRows));
        }
    }

    private static int[] batchSizes(int rows) {
        return IntStream.concat(IntStream.rangeClosed(1, rows + 3), IntStream.of(TrainPlan.ALL))
                .toArray();
    }

    @Test
    void whatWasAskedBeforeDoesNotMatter() {
        int rows = 50;
        int blockRows = 16;
        Minibatches shared = new Minibatches(rows, 7);
        RandomStream order = RandomStream.of(5);
        for (int call = 0; call < 500; call++) {
            long seed = (long) (order.nextDouble() * 2);
            int epoch = 1 + (int) (order.nextDouble() * 2);
            int block = (int) (order.nextDouble() * 4);
            int step = 1 + (int) (order.nextDouble() * 8);
            assertThat(rows(shared, rows, blockRows, block, seed, epoch, step))
                    .as("seed %d, epoch %d, block %d, step %d", seed, epoch, block, step)
                    .isEqualTo(rows(new Minibatches(rows, 7), rows, blockRows, block, seed, epoch, step));
        }
    }

    /** The rows of each step of an epoch, block after block. */
    private static List<List<Integer>> steps(int rows, int blockRows, int batch, long seed, int epoch) {
        Minibatches minibatches = new Minibatches(rows, batch);
        List<List<Integer>> steps = new ArrayList<>();
        for (int step = 1; step <= Minibatches.steps(rows, batch); step++) {
            List<Integer> own = new ArrayList<>();
            for (int block = 0; block * blockRows < rows; block++) {
                own.addAll(rows(minibatches, rows, blockRows, block, seed, epoch, step));
            }
            steps.add(own);
        }
        return steps;
    }

    /** The rows of one block in one step, numbered over all blocks. */
    private static List<Integer> rows(
            Minibatches minibatches, int rows, int blockRows, int block, long seed, int epoch, int step) {
        int first = block * blockRows;
        int size = Math.min(blockRows, rows - first);
        int[] selection = new int[minibatches.most(size)];
        int count = minibatches.select(seed, epoch, step, block, first, size, selection);
        return Arrays.stream(selection, 0, count)
                .map(row -> first + row)
                .boxed()
                .toList();
    }

    private static List<List<Integer>> within(List<List<Integer>> steps, int first, int end) {
        return steps.stream()
                .map(rows ->
                        rows.stream().filter(row -> row >= first && row < end).toList())
                .toList();
    }
}
