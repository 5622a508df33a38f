package org.learninggradients.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.learninggradients.net.Task;
import org.learninggradients.plan.DataPlan;

/** A plan for data, one setting at a time: all columns, a fifth of the rows held out, standardised. */
public final class PlanOf {
    private final String path;
    private final String label;
    private Optional<String> format = Optional.empty();
    private List<String> features = List.of();
    private List<String> exclude = List.of();
    private Optional<Task> task = Optional.empty();
    private double testFraction = 0.2;
    private boolean standardize = true;
    private boolean standardizeLabel = true;
    private OptionalInt blockRows = OptionalInt.empty();
    private Optional<String> rowId = Optional.empty();

    public PlanOf(Path path, String label) {
        this.path = path.toString();
        this.label = label;
    }

    PlanOf format(String value) {
        format = Optional.of(value);
        return this;
    }

    PlanOf features(String... names) {
        features = List.of(names);
        return this;
    }

    PlanOf exclude(String... names) {
        exclude = List.of(names);
        return this;
    }

    PlanOf task(Task value) {
        task = Optional.of(value);
        return this;
    }

    PlanOf testFraction(double value) {
        testFraction = value;
        return this;
    }

    PlanOf raw() {
        standardize = false;
        standardizeLabel = false;
        return this;
    }

    PlanOf blockRows(int value) {
        blockRows = OptionalInt.of(value);
        return this;
    }

    public PlanOf rowId(String name) {
        rowId = Optional.of(name);
        return this;
    }

    public DataPlan plan() {
        return new DataPlan(
                path,
                format,
                label,
                features,
                exclude,
                task,
                testFraction,
                List.of(1L),
                standardize,
                standardizeLabel,
                blockRows,
                rowId);
    }
}
