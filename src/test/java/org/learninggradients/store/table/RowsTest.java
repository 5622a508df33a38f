package org.learninggradients.store.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
    @Test
    void valuesStandInTheOrderOfTheColumns() {
        Rows row = Table.NETWORKS
                .row()
                .set(TableColumns.ONNX, new byte[] {7})
                .set(TableColumns.EPOCH, 3)
                .absent(List.of(TableColumns.TRIAL));
        assertThat(row.values()).containsExactly(null, 3, new byte[] {7});
        assertThat(row.count()).isEqualTo(1);
    }

    @Test
    void aForgottenColumnIsNamed() {
        Rows row = Table.NETWORKS.row().set(TableColumns.TRIAL, 0).set(TableColumns.ONNX, new byte[0]);
        assertThatThrownBy(row::values)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rows of table networks have no value for column epoch");
    }

    @Test
    void aColumnOfAnotherTableIsRefused() {
        assertThatThrownBy(() -> Table.METRICS.row().set(TableColumns.LOSS_FUNCTION, "mse"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table metrics has no column loss");
    }

    @Test
    void anArrayHasAValueForEachRow() {
        Rows rows = Table.CORRELATIONS.rows(3);
        assertThatThrownBy(() -> rows.setEach(TableColumns.CORRELATION, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column correlation is given 2 values for 3 rows");
    }

    @Test
    void everyColumnOfEveryTableSaysWhatItHoldsInOneLine() {
        for (Table table : Table.values()) {
            assertThat(table.description()).as(table.label()).matches("\\p{Lu}.*[.]");
            assertThat(table.columns())
                    .as(table.label())
                    .extracting(Column::name)
                    .doesNotHaveDuplicates();
            assertThat(table.columns()).as(table.label()).allSatisfy(column -> {
                assertThat(column.name()).matches("[a-z][a-z0-9_]*");
                assertThat(column.description()).isNotBlank().hasLineCount(1).doesNotEndWith(".");
            });
        }
    }
}
