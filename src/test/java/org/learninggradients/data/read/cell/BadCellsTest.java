package org.learninggradients.data.read.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BadCellsTest {
    @Test
    void allAreCountedAndTheFirstTwentyKept() {
        BadCells all = cells(0, 15);
        all.addAll(cells(15, 45));
        all.addAll(new BadCells());
        all.addAll(cells(45, 50));
        assertThat(all.count()).isEqualTo(50);
        assertThat(positions(all))
                .isEqualTo(IntStream.range(0, 20).mapToObj(Long::valueOf).toList());
    }

    @Test
    void valuesAreQuotedAndCut() {
        assertThat(BadCell.shown("x".repeat(40))).isEqualTo("'" + "x".repeat(40) + "'");
        assertThat(BadCell.shown("x".repeat(41))).isEqualTo("'" + "x".repeat(40) + "…'");
    }

    private static BadCells cells(int start, int end) {
        BadCells cells = new BadCells();
        IntStream.range(start, end).forEach(i -> cells.add(new BadCell(0, i, "a", "is bad")));
        return cells;
    }

    private static List<Long> positions(BadCells cells) {
        return Arrays.stream(cells.first()).map(BadCell::position).toList();
    }
}
