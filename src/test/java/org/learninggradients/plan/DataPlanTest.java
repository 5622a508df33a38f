package org.learninggradients.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DataPlanTest {
    @Test
    void automaticBlocksAreTheSmallestPowerOfTwoThatHolds32RowsAStep() {
        assertThat(Plans.DATA.blockRows(455, 32)).as("few rows").isEqualTo(1024);
        assertThat(Plans.DATA.blockRows(1024, 32)).as("32 N / batch = 1024").isEqualTo(1024);
        assertThat(Plans.DATA.blockRows(1025, 32)).as("32 N / batch = 1025").isEqualTo(2048);
        assertThat(Plans.DATA.blockRows(10_000, 100)).as("3200").isEqualTo(4096);
        assertThat(Plans.DATA.blockRows(65_536, 32)).as("65,536").isEqualTo(65_536);
        assertThat(Plans.DATA.blockRows(65_537, 32)).as("never more").isEqualTo(65_536);
        assertThat(Plans.DATA.blockRows(Long.MAX_VALUE, 1)).as("never more").isEqualTo(65_536);
        assertThat(Plans.DATA.blockRows(1_000_000_000, TrainPlan.ALL))
                .as("whole epochs")
                .isEqualTo(1024);
    }

    @Test
    void automaticBlocksAreNoSmallerAndNoLargerThanNeeded() {
        for (long rows = 1; rows < 3_000_000; rows = rows * 3 / 2 + 1) {
            for (int batch = 1; batch < 5000; batch *= 3) {
                int block = Plans.DATA.blockRows(rows, batch);
                assertThat(Integer.bitCount(block)).as("power of two").isEqualTo(1);
                assertThat(block).isBetween(1024, 65_536);
                if (block < 65_536) {
                    assertThat((long) block * batch).isGreaterThanOrEqualTo(32 * rows);
                }
                if (block > 1024) {
                    assertThat((long) block / 2 * batch).isLessThan(32 * rows);
                }
            }
        }
    }

    @Test
    void aNumberInTheSettingsIsTaken() {
        assertThat(Plans.data(0.2, List.of(1L), OptionalInt.of(100)).blockRows(1_000_000, 1))
                .isEqualTo(100);
    }

    @Test
    void theSmallestBatchOfAllConfigurationsDecides() {
        assertThat(Plans.train(List.of(64, 8, TrainPlan.ALL), List.of(Plans.sgd(0.5)), List.of(1L), 1)
                        .smallestBatch())
                .isEqualTo(8);
    }
}
