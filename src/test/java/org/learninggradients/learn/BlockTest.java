package org.learninggradients.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {
    private static final Block PLAIN =
            new Block(3, 2, new double[] {1, 2, 3, 4}, new double[] {0, 1}, new long[] {7, 9});

    private static final Block WITH_UNITS =
            new Block(3, 2, new double[] {1, 2, 3, 4}, new double[] {0, 1}, new long[] {7, 9}, new int[] {5, 0});

    @Test
    void unitsAreAFieldOfTheirOwn() {
        assertThat(WITH_UNITS.features()).as("units are no feature").isEqualTo(2);
        assertThat(WITH_UNITS.hasUnits()).isTrue();
        assertThat(WITH_UNITS.units()).containsExactly(5, 0);
        assertThat(PLAIN.hasUnits()).isFalse();
        assertThat(PLAIN.units()).isEmpty();
    }

    @Test
    void joinedBlocksKeepTheOrderOfTheirRows() {
        Block later = new Block(3, 2, new double[] {5, 6}, new double[] {2}, new long[] {12}, new int[] {4});
        Block joined = Block.joined(List.of(WITH_UNITS, later));
        assertThat(joined.index()).isEqualTo(3);
        assertThat(joined.rows()).isEqualTo(3);
        assertThat(joined.values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(joined.labels()).containsExactly(0, 1, 2);
        assertThat(joined.rowNumbers()).containsExactly(7, 9, 12);
        assertThat(joined.units()).containsExactly(5, 0, 4);
        assertThat(Block.joined(List.of(PLAIN, PLAIN)).hasUnits()).isFalse();
    }

    @Test
    void otherValuesAreOfTheSameRows() {
        Block other = WITH_UNITS.with(new double[] {-1, -2, -3, -4}, new double[] {10, 11});
        assertThat(other.values()).containsExactly(-1, -2, -3, -4);
        assertThat(other.labels()).containsExactly(10, 11);
        assertThat(other.rowNumbers()).containsExactly(7, 9);
        assertThat(other.units()).containsExactly(5, 0);
        assertThat(WITH_UNITS.values()).as("not modified").containsExactly(1, 2, 3, 4);
    }

    @Test
    void arraysOfUnequalRowsAreRefused() {
        assertThatThrownBy(() -> new Block(1, 2, new double[3], new double[2], new long[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("block 1 has 3 values and 2 row numbers for 2 labels and 2 features");
        assertThatThrownBy(() -> new Block(1, 2, new double[4], new double[2], new long[2], new int[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("block 1 has 1 units for 2 labels");
    }
}
