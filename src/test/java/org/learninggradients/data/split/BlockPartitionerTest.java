package org.learninggradients.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockPartitionerTest {
    @Test
    void cutsMoveToTheRoundestBlockNearby() {
        assertThat(BlockPartitioner.boundaries(1000, 4))
                .as("250, 500 and 750, each ± 25")
                .containsExactly(0, 256, 512, 768, 1000);
        assertThat(BlockPartitioner.boundaries(100, 3))
                .as("33 and 66, each ± 3")
                .containsExactly(0, 32, 64, 100);
        assertThat(BlockPartitioner.boundaries(10, 3)).as("too small to move").containsExactly(0, 3, 6, 10);
    }

    @Test
    void thereAreNoMorePartitionsThanBlocks() {
        assertThat(BlockPartitioner.boundaries(3, 64)).containsExactly(0, 1, 2, 3);
        assertThat(BlockPartitioner.boundaries(1, 1)).containsExactly(0, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 10, 64, 999, 1000, 4097})
    void noPartitionIsEmptyOrMuchLargerThanItsShare(int blocks) {
        for (int partitions = 1; partitions <= 70; partitions++) {
            int[] boundaries = BlockPartitioner.boundaries(blocks, partitions);
            int count = boundaries.length - 1;
            for (int i = 0; i < count; i++) {
                assertThat(boundaries[i + 1] - boundaries[i])
                        .as("partition %s of %s with %s blocks", i, count, blocks)
                        .isGreaterThan(0)
                        .isLessThanOrEqualTo((int) (1.2 * blocks / count) + 1);
            }
        }
    }

    @Test
    void rowsGoWhereTheirBlockIs() {
        BlockPartitioner partitioner = new BlockPartitioner(100, 3, 8);
        assertThat(partitioner.numPartitions()).isEqualTo(3);
        assertThat(partitioner.getPartition(0L)).isEqualTo(0);
        assertThat(partitioner.getPartition(32 * 8L - 1))
                .as("last row of block 31")
                .isEqualTo(0);
        assertThat(partitioner.getPartition(32 * 8L))
                .as("first row of block 32")
                .isEqualTo(1);
        assertThat(partitioner.getPartition(99 * 8L)).isEqualTo(2);
    }
}
