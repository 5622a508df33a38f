package org.learninggradients.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkBuilderTest {
    private static final int OUTPUTS = 3;
    private static final InputColumn A = new InputColumn("a", ColumnRole.FEATURE);
    private static final InputColumn B = new InputColumn("b", ColumnRole.FEATURE);
    private static final InputColumn UNIT = new InputColumn("unit", ColumnRole.UNIT);
    private static final InputColumn LABEL = new InputColumn("y", ColumnRole.LABEL);
    private static final InputColumn ID = new InputColumn("id", ColumnRole.ROW_ID);

    @Test
    void everyCellGoesWhereItsRoleBelongs() {
        Chunk chunk = chunk(List.of(A, B, UNIT, LABEL, ID), "1,2,0,x,r1", "3,4,2,5.0,r2");
        assertThat(chunk.features).isEqualTo(2);
        assertThat(chunk.values).containsExactly(1, 2, 3, 4);
        assertThat(chunk.units).containsExactly(0, 2);
        assertThat(chunk.labels.text(0)).isEqualTo("x");
        assertThat(chunk.labels.number(1)).isEqualTo(5);
        assertThat(chunk.ids).containsExactly("r1", "r2");
    }

    @Test
    void columnsWithoutARoleLeaveNothing() {
        Chunk chunk = chunk(List.of(A), "1", "2");
        assertThat(chunk.rows()).isEqualTo(2);
        assertThat(chunk.units).isEmpty();
        assertThat(chunk.ids).isEmpty();
        assertThat(chunk.labels.number(1)).as("no column is the label").isZero();
    }

    @Test
    void unitsThatTheNetworkHasNotAreBad() {
        for (String unit : List.of("3", "-1", "0.5")) {
            Chunk chunk = chunk(List.of(A, UNIT), "1," + unit, "2,1");
            assertThat(chunk.rows()).as("the bad row is left out").isEqualTo(1);
            assertThat(chunk.units).containsExactly(1);
            assertThat(chunk.bad.first()[0].describe("line 1"))
                    .isEqualTo("line 1, column 'unit': '" + unit + "' is no output unit; the network has 0 to 2");
        }
    }

    @Test
    void aChunkGrowsToItsCapacityAndIsFull() {
        ChunkBuilder builder = new ChunkBuilder(columns(List.of(A, B, UNIT)), 0, 0, new Cuts(1, 1, 400));
        for (int row = 0; row < 200; row++) {
            assertThat(builder.isFull()).as("after %s rows of 2 values", row).isFalse();
            builder.beginRow(row);
            builder.cell(0, row);
            builder.cell(1, -row);
            builder.cell(2, row % OUTPUTS);
            builder.endRow();
        }
        assertThat(builder.isFull()).isTrue();
        Chunk chunk = builder.build();
        assertThat(chunk.values).hasSize(400).endsWith(199, -199);
        assertThat(chunk.units).hasSize(200).endsWith(0, 1);
    }

    @Test
    void aRowIdIsAText() {
        ChunkBuilder builder = new ChunkBuilder(columns(List.of(A, ID)), 0, 0, Cuts.USUAL);
        builder.beginRow(1);
        assertThatThrownBy(() -> builder.cell(1, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the row id 7.0 is not given as a text");
    }

    private static Chunk chunk(List<InputColumn> columns, String... rows) {
        ChunkBuilder builder = new ChunkBuilder(columns(columns), 0, 0, Cuts.USUAL);
        for (int row = 0; row < rows.length; row++) {
            builder.beginRow(row + 1L);
            List<String> cells = Arrays.asList(rows[row].split(","));
            for (int column = 0; column < cells.size(); column++) {
                builder.cell(column, cells.get(column));
            }
            builder.endRow();
        }
        return builder.build();
    }

    private static InputColumns columns(List<InputColumn> columns) {
        return new InputColumns(columns, false, OUTPUTS);
    }
}
