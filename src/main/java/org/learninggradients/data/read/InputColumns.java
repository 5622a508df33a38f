package org.learninggradients.data.read;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learninggradients.data.read.csv.BadHeaderException;
import org.learninggradients.net.Task;
import org.learninggradients.plan.DataPlan;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.TablePlan;
import org.learninggradients.text.NearestName;

/**
 * Which columns are used: the features in their order, then the label, then the row id; the last two where there are such. Wire
 * form.
 */
public final class InputColumns implements Serializable {
    /** How columns are chosen. */
    @FunctionalInterface
    public interface Choice {
        /** Among those of the first file. */
        InputColumns of(List<String> header, String file);
    }

    private final String[] names;
    private final int features;
    private final boolean numericLabel;
    private final int units;

    private InputColumns(
            List<String> features, @Nullable String label, @Nullable String rowId, boolean numericLabel, int units) {
        this.names = Stream.of(features.stream(), Stream.ofNullable(label), Stream.ofNullable(rowId))
                .flatMap(names -> names)
                .toArray(String[]::new);
        this.features = features.size();
        this.numericLabel = numericLabel;
        this.units = units;
    }

    /** The plan's columns among those of the first file. PlanException where it names others. */
    public static InputColumns of(DataPlan plan, List<String> header, String file) {
        checkNamed(plan, header, file);
        String rowId = plan.rowId().orElse(null);
        List<String> features = plan.features();
        if (features.isEmpty()) {
            Set<String> others = new HashSet<>(plan.exclude());
            others.add(plan.label());
            plan.rowId().ifPresent(others::add);
            features = header.stream().filter(name -> !others.contains(name)).toList();
        }
        if (features.isEmpty()) {
            throw new PlanException(
                    plan.exclude().isEmpty() ? "data.label" : "data.exclude",
                    "leaves no column of " + file + " to learn from");
        }
        checkNames(features, header, file);
        return new InputColumns(
                features,
                plan.label(),
                rowId,
                plan.task().filter(Task.REGRESSION::equals).isPresent(),
                0);
    }

    /** The plan's columns; the one that names output units comes after the inputs, as if it were one more. */
    public static InputColumns of(TablePlan plan, List<String> header, String file) {
        Set<String> known = new HashSet<>(header);
        checkExist("label", plan.label().stream().toList(), header, known, file);
        checkExist("target column", plan.unitColumn().stream().toList(), header, known, file);
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
        checkNames(inputs, header, file);
        return new InputColumns(
                Stream.concat(inputs.stream(), plan.unitColumn().stream()).toList(),
                plan.answers().isPresent() ? plan.label().orElseThrow() : null,
                null,
                plan.answers()
                        .filter(answers -> answers.task() == Task.REGRESSION)
                        .isPresent(),
                plan.unitColumn().isPresent() ? plan.units() : 0);
    }

    private static void checkNames(List<String> features, List<String> header, String file) {
        if (features.contains("")) {
            throw new DataException(file + ": column " + (header.indexOf("") + 1)
                    + " has no name; name it, or list the columns to use");
        }
    }

    private static void checkNamed(DataPlan plan, List<String> header, String file) {
        Set<String> known = new HashSet<>(header);
        checkExist("data.label", List.of(plan.label()), header, known, file);
        checkExist("data.features", plan.features(), header, known, file);
        checkExist("data.exclude", plan.exclude(), header, known, file);
        if (plan.exclude().contains(plan.label())) {
            throw new PlanException("data.exclude", "contains the label '" + plan.label() + "'");
        }
        plan.rowId().ifPresent(rowId -> {
            checkExist("data.row-id", List.of(rowId), header, known, file);
            if (rowId.equals(plan.label()) || plan.features().contains(rowId)) {
                throw new PlanException("data.row-id", "'" + rowId + "' is also the label or a feature");
            }
        });
    }

    private static void checkExist(
            String setting, List<String> names, List<String> header, Set<String> known, String file) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new PlanException(
                        setting, "'" + name + "' is not a column of " + file + NearestName.suggestion(name, header));
            }
        }
    }

    /** How many there are. */
    public int count() {
        return names.length;
    }

    /** The name of one of them. */
    public String name(int column) {
        return names[column];
    }

    /** The names of the features. */
    public List<String> featureNames() {
        return List.of(names).subList(0, features);
    }

    /** How many of them are features. */
    public int features() {
        return features;
    }

    /** Which of them is the label, where there is one. */
    public int label() {
        return features;
    }

    /** Whether there is a label. */
    public boolean hasLabel() {
        return names.length > features;
    }

    /** What is wrong with a number in this column, or null: the column of output units holds 0 to their number less 1. */
    @Nullable
    String fault(int column, double value) {
        boolean isUnit = units > 0 && column == features - 1;
        return isUnit && !(value >= 0 && value < units && value == Math.rint(value))
                ? "is no output unit; the network has 0 to " + (units - 1)
                : null;
    }

    /** Whether the last of them is the row id. */
    public boolean hasRowId() {
        return names.length > features + 1;
    }

    /** Whether the label of every row must be a number. */
    boolean numericLabel() {
        return numericLabel;
    }

    /** Where each of them is in a file's header, or what is wrong with the header. */
    public int[] positions(List<String> header) throws BadHeaderException {
        Map<String, Integer> known = new HashMap<>();
        for (int column = 0; column < header.size(); column++) {
            known.put(header.get(column), column);
        }
        int[] positions = new int[names.length];
        for (int column = 0; column < names.length; column++) {
            Integer position = known.get(names[column]);
            if (position == null) {
                throw new BadHeaderException(
                        "has no column '" + names[column] + "'" + NearestName.suggestion(names[column], header));
            }
            positions[column] = position;
        }
        return positions;
    }
}
