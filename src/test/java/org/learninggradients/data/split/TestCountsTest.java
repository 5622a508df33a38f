package org.learninggradients.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.learninggradients.data.read.DataException;

class TestCountsTest {
    @Test
    void theTotalIsRoundedHalfUpInDecimals() {
        assertThat(TestCounts.of(new long[] {569}, 0.2)).as("113.8").containsExactly(114);
        assertThat(TestCounts.of(new long[] {10}, 0.25)).as("2.5").containsExactly(3);
        assertThat(TestCounts.of(new long[] {100}, 0.145))
                .as("14.5, in binary a little less")
                .containsExactly(15);
        assertThat(TestCounts.of(new long[] {100}, 0.144)).as("14.4").containsExactly(14);
    }

    @Test
    void classesShareByTheLargestRemainder() {
        assertThat(TestCounts.of(new long[] {212, 357}, 0.2))
                .as("42.4 and 71.4 of 113.8")
                .containsExactly(43, 71);
        assertThat(TestCounts.of(new long[] {4, 3, 3}, 0.25))
                .as("1, 0.75, 0.75 of 2.5")
                .containsExactly(1, 1, 1);
        assertThat(TestCounts.of(new long[] {12, 16, 9}, 0.1))
                .as("1.2, 1.6, 0.9 of 3.7")
                .containsExactly(1, 2, 1);
    }

    @Test
    void everyClassKeepsARowToLearnFrom() {
        assertThat(TestCounts.of(new long[] {1, 9}, 0.5))
                .as("0.5 and 4.5, ties by number")
                .containsExactly(0, 5);
        assertThat(TestCounts.of(new long[] {1, 1, 4}, 0.5))
                .as("0.5, 0.5, 2 of 3")
                .containsExactly(0, 0, 3);
    }

    @Test
    void nothingIsHeldOutAtFractionZero() {
        assertThat(TestCounts.of(new long[] {1, 1}, 0)).containsExactly(0, 0);
    }

    @Test
    void tooFewRowsAreRefusedWithBothNumbers() {
        assertThatThrownBy(() -> TestCounts.of(new long[] {2, 2, 2}, 0.7))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("takes 4")
                .hasMessageContaining("only 3 can be taken")
                .hasMessageContaining("data.test-fraction");
        assertThatThrownBy(() -> TestCounts.of(new long[] {1}, 0.5)).isInstanceOf(DataException.class);
    }
}
