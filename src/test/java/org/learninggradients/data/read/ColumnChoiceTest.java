package org.learninggradients.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.learninggradients.data.PlanOf;
import org.learninggradients.net.Task;
import org.learninggradients.plan.DataPlan;
import org.learninggradients.plan.TablePlan;

class ColumnChoiceTest {
    private static final ColumnChoice CHOICE = new ColumnChoice(List.of("y", "unit", "a", "id", "b"), "rows.csv");
    private static final Optional<TablePlan.Answers> CLASSES =
            Optional.of(new TablePlan.Answers(Task.BINARY, List.of("0", "1")));

    @Test
    void trainingHasFeaturesTheLabelAndTheRowId() {
        DataPlan plan = new PlanOf(Path.of("rows.csv"), "y").rowId("id").plan();
        InputColumns columns = CHOICE.forTraining(plan);
        assertThat(described(columns))
                .as("a unit column is a feature like any other")
                .containsExactly("unit FEATURE", "a FEATURE", "b FEATURE", "y LABEL", "id ROW_ID");
        assertThat(columns.features()).isEqualTo(3);
        assertThat(columns.has(ColumnRole.UNIT)).isFalse();
    }

    @Test
    void inferenceHasInputsUnitsAndTheLabel() {
        InputColumns columns = CHOICE.forInference(plan(List.of("b", "a"), CLASSES));
        assertThat(described(columns)).containsExactly("b FEATURE", "a FEATURE", "unit UNIT", "y LABEL");
        assertThat(columns.features()).as("units are no feature").isEqualTo(2);
        assertThat(columns.outputs()).isEqualTo(3);
        assertThat(columns.number(ColumnRole.LABEL)).isEqualTo(3);
    }

    @Test
    void aLabelThatNobodyAsksForIsNotRead() {
        InputColumns columns = CHOICE.forInference(plan(List.of("a", "b"), Optional.empty()));
        assertThat(columns.has(ColumnRole.LABEL)).isFalse();
        assertThatThrownBy(() -> columns.number(ColumnRole.LABEL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LABEL");
    }

    @Test
    void inputsThatAreNotThereAreRefused() {
        assertThatThrownBy(() -> CHOICE.forInference(plan(List.of("a", "B"), CLASSES)))
                .isInstanceOf(DataException.class)
                .hasMessage("rows.csv has no column 'B', which the network takes; did you mean 'b'?");
    }

    private static TablePlan plan(List<String> inputs, Optional<TablePlan.Answers> answers) {
        return new TablePlan("rows.csv", 2, inputs, Optional.of("y"), answers, Optional.of("unit"), 3);
    }

    private static List<String> described(InputColumns columns) {
        return IntStream.range(0, columns.count())
                .mapToObj(column -> columns.name(column) + " " + columns.role(column))
                .toList();
    }
}
