package org.learninggradients.data.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.learninggradients.net.Task;
import org.learninggradients.plan.DataPlan;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.TablePlan;
import org.learninggradients.text.NearestName;

/** Chooses the columns that a plan asks for among those of the input, and gives them their roles. */
public final class ColumnChoice {
    private final List<String> header;
    private final Set<String> known;
    private final String file;

    /** Chooses among the columns of this header, which a message calls the file's. */
    public ColumnChoice(List<String> header, String file) {
        this.header = List.copyOf(header);
        this.known = new HashSet<>(header);
        this.file = file;
    }

    /**
     * The columns to train with: features, label, row id.
     *
     * @throws PlanException when the plan names a column that is not there, or leaves none to learn from
     * @throws DataException when a feature has no name
     */
    public InputColumns forTraining(DataPlan plan) {
        checkPlan(plan);
        List<String> features = features(plan);
        checkNames(features);
        boolean numericLabel = plan.task().filter(Task.REGRESSION::equals).isPresent();
        return columns(features, Optional.empty(), Optional.of(plan.label()), plan.rowId(), numericLabel, 0);
    }

    private List<String> features(DataPlan plan) {
        if (!plan.features().isEmpty()) {
            return plan.features();
        }
        Set<String> others = new HashSet<>(plan.exclude());
        others.add(plan.label());
        plan.rowId().ifPresent(others::add);
        List<String> features =
                header.stream().filter(name -> !others.contains(name)).toList();
        if (features.isEmpty()) {
            throw new PlanException(
                    plan.exclude().isEmpty() ? "data.label" : "data.exclude",
                    "leaves no column of " + file + " to learn from");
        }
        return features;
    }

    private void checkPlan(DataPlan plan) {
        checkExist("data.label", List.of(plan.label()));
        checkExist("data.features", plan.features());
        checkExist("data.exclude", plan.exclude());
        if (plan.exclude().contains(plan.label())) {
            throw new PlanException("data.exclude", "contains the label '" + plan.label() + "'");
        }
        plan.rowId().ifPresent(rowId -> {
            checkExist("data.row-id", List.of(rowId));
            if (rowId.equals(plan.label()) || plan.features().contains(rowId)) {
                throw new PlanException("data.row-id", "'" + rowId + "' is also the label or a feature");
            }
        });
    }

    /**
     * The columns for a trained network: its inputs, the output units, the label where answers are read.
     *
     * @throws PlanException when the plan names a label or a column of units that is not there
     * @throws DataException when the columns are not the network's inputs
     */
    public InputColumns forInference(TablePlan plan) {
        checkExist("label", plan.label().stream().toList());
        checkExist("target column", plan.unitColumn().stream().toList());
        List<String> inputs = inputs(plan);
        checkNames(inputs);
        boolean numericLabel = plan.answers()
                .filter(answers -> answers.task() == Task.REGRESSION)
                .isPresent();
        Optional<String> label = plan.answers().isPresent() ? plan.label() : Optional.empty();
        return columns(inputs, plan.unitColumn(), label, Optional.empty(), numericLabel, plan.units());
    }

    private List<String> inputs(TablePlan plan) {
        List<String> inputs = plan.features().isEmpty()
                ? header.stream().filter(name -> !plan.isNoInput(name)).toList()
                : plan.features();
        if (inputs.size() != plan.inputs()) {
            throw new DataException(file + " has " + inputs.size() + " columns of inputs, but the network takes "
                    + plan.inputs() + "; name the label and the target column, which are no inputs");
        }
        for (String name : inputs) {
            if (!known.contains(name)) {
                throw new DataException(file + " has no column '" + name + "', which the network takes"
                        + NearestName.suggestion(name, header));
            }
        }
        return inputs;
    }

    private void checkExist(String setting, List<String> names) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new PlanException(
                        setting, "'" + name + "' is not a column of " + file + NearestName.suggestion(name, header));
            }
        }
    }

    private void checkNames(List<String> features) {
        if (features.contains("")) {
            throw new DataException(file + ": column " + (header.indexOf("") + 1)
                    + " has no name; name it, or list the columns to use");
        }
    }

    private static InputColumns columns(
            List<String> features,
            Optional<String> unit,
            Optional<String> label,
            Optional<String> rowId,
            boolean numericLabel,
            int outputs) {
        List<InputColumn> columns = new ArrayList<>();
        features.forEach(name -> columns.add(new InputColumn(name, ColumnRole.FEATURE)));
        unit.ifPresent(name -> columns.add(new InputColumn(name, ColumnRole.UNIT)));
        label.ifPresent(name -> columns.add(new InputColumn(name, ColumnRole.LABEL)));
        rowId.ifPresent(name -> columns.add(new InputColumn(name, ColumnRole.ROW_ID)));
        return new InputColumns(columns, numericLabel, outputs);
    }
}
