package org.learninggradients.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataPlacementTest {
    @Test
    void trialsThatComeToMuchAreTakenInPartsWithinBoundsAndInOrder() {
        int[] indices = IntStream.range(0, 1000).map(index -> 3 * index).toArray();
        for (long numbers : new long[] {0, 1, 8389, 100_000, 3_000_000, 1L << 40}) {
            List<int[]> parts = DataPlacement.parts(indices, numbers);
            assertThat(parts.stream().flatMapToInt(Arrays::stream)).containsExactly(boxed(indices));
            assertThat(parts)
                    .as("parts of %d numbers a trial", numbers)
                    .allMatch(part -> part.length == 1 || part.length * numbers * Double.BYTES <= 64 << 20);
        }
        assertThat(DataPlacement.parts(indices, 8388)).hasSize(1);
        assertThat(DataPlacement.parts(indices, 8389))
                .extracting(part -> part.length)
                .containsExactly(999, 1);
        assertThat(DataPlacement.parts(new int[0], 1)).isEmpty();
    }

    private static Integer[] boxed(int[] numbers) {
        return Arrays.stream(numbers).boxed().toArray(Integer[]::new);
    }
}
