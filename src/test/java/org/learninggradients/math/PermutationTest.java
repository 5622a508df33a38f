package org.learninggradients.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {
    /** Standard deviations of chi-square above its mean: chance stays below 5, the weaknesses looked for lie far above. */
    private static final double GENEROUS = 8;

    @Test
    void everySizeIsABijection() {
        int[] sizes = IntStream.concat(IntStream.rangeClosed(1, 300), IntStream.of(40_001, 65_535, 65_536))
                .toArray();
        for (int size : sizes) {
            for (long seed : new long[] {0, 1, -1, Long.MAX_VALUE}) {
                int[] sorted = Arrays.stream(images(size, seed)).sorted().toArray();
                assertThat(sorted)
                        .as("images of 0..%d, seed %d", size - 1, seed)
                        .isEqualTo(positions(size));
            }
        }
    }

    @Test
    void differentSeedsGiveDifferentPermutations() {
        Set<String> known = new HashSet<>();
        for (long seed = 0; seed < 1000; seed++) {
            known.add(Arrays.toString(images(64, seed)));
        }
        assertThat(known).hasSize(1000);
    }

    @Test
    void theSameSeedGivesTheSamePermutation() {
        assertThat(images(1000, 5)).isEqualTo(images(1000, 5));
    }

    /** Scratch and what stands behind the positions are of no account. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 569, 1024, 1025})
    void positionsThatWalkTogetherGoWhereEachGoesAlone(int size) {
        Permutation permutation = new Permutation(size, 7);
        int[] together = Arrays.copyOf(positions(size), size + 3);
        permutation.map(together, size, new int[size], new int[size + 1]);
        assertThat(Arrays.copyOf(together, size)).isEqualTo(images(size, 7));
        assertThat(Arrays.copyOfRange(together, size, size + 3)).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8, 9, 16, 31, 40})
    void overSeedsAPositionGoesEverywhereEquallyOften(int size) {
        int seeds = 500 * size;
        for (int position : new int[] {0, size / 2, size - 1}) {
            long[] counts = new long[size];
            for (int seed = 0; seed < seeds; seed++) {
                counts[new Permutation(size, seed).at(position)]++;
            }
            assertThat(excess(counts)).as("position %d of %d", position, size).isLessThan(GENEROUS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 8, 13, 16, 32})
    void overSeedsTwoPositionsGoToEveryPairEquallyOften(int size) {
        int seeds = 50 * size * size;
        for (int lag = 1; lag < size; lag *= 2) {
            long[][] counts = new long[size][size];
            for (int seed = 0; seed < seeds; seed++) {
                Permutation permutation = new Permutation(size, seed);
                counts[permutation.at(0)][permutation.at(lag)]++;
            }
            long[] unequal = IntStream.range(0, size * size)
                    .filter(cell -> cell / size != cell % size)
                    .mapToLong(cell -> counts[cell / size][cell % size])
                    .toArray();
            assertThat(excess(unequal))
                    .as("positions 0 and %d of %d", lag, size)
                    .isLessThan(GENEROUS);
        }
    }

    /** A minibatch takes positions a fixed number of rows apart. */
    @ParameterizedTest
    @ValueSource(ints = {1024, 40_001, 65_536})
    void withinABlockTheImagesOfNeighboursAreUnrelated(int size) {
        int parts = 8;
        for (int lag : new int[] {1, 2, 16, 64, 256}) {
            for (long seed = 0; seed < 50; seed++) {
                int[] images = images(size, seed);
                long[] high = new long[parts * parts];
                long[] low = new long[parts * parts];
                for (int p = 0; p + lag < size; p++) {
                    high[part(images[p], size, parts) * parts + part(images[p + lag], size, parts)]++;
                    low[images[p] % parts * parts + images[p + lag] % parts]++;
                }
                assertThat(excess(high))
                        .as("eighths, lag %d, seed %d", lag, seed)
                        .isLessThan(GENEROUS);
                assertThat(excess(low))
                        .as("modulo 8, lag %d, seed %d", lag, seed)
                        .isLessThan(GENEROUS);
            }
        }
    }

    @Test
    void aPermutationOfNothingIsRefused() {
        assertThatThrownBy(() -> new Permutation(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 0");
    }

    private static int part(int image, int size, int parts) {
        return (int) ((long) image * parts / size);
    }

    private static int[] images(int size, long seed) {
        Permutation permutation = new Permutation(size, seed);
        return IntStream.range(0, size).map(permutation::at).toArray();
    }

    private static int[] positions(int size) {
        return IntStream.range(0, size).toArray();
    }

    /** By how many of its standard deviations chi-square of equal chances lies above its mean. */
    private static double excess(long[] counts) {
        double expected = (double) Arrays.stream(counts).sum() / counts.length;
        double chiSquare = 0;
        for (long count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        double degrees = counts.length - 1;
        return (chiSquare - degrees) / Math.sqrt(2 * degrees);
    }
}
