package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.util.List;
import java.util.Optional;
import org.learninggradients.net.Task;

/**
 * Which rows a network is to see, and which of their columns.
 *
 * @param path a file or a folder, as Hadoop's FileSystem understands it
 * @param inputs how many values the network takes
 * @param features the columns of these values, in the network's order; empty: all but label and unit column, in the header's order
 * @param label the column of the right answers
 * @param answers what the label stands for; empty where it is not read
 * @param unitColumn the column that names an output unit in each row
 * @param units how many output units there are
 */
public record TablePlan(
        String path,
        int inputs,
        List<String> features,
        Optional<String> label,
        Optional<Answers> answers,
        Optional<String> unitColumn,
        int units) {
    /**
     * What a label stands for.
     *
     * @param classes the labels' values in the order of their numbers; empty in a regression
     */
    public record Answers(Task task, List<String> classes) {
        public Answers {
            classes = List.copyOf(classes);
        }
    }

    public TablePlan {
        features = List.copyOf(features);
        check(!path.isBlank(), "path of the rows", "is empty; name a CSV or Parquet file or a folder of them");
        Checks.withoutSecrets("path of the rows", path);
        check(
                unitColumn.isEmpty() || !unitColumn.equals(label),
                "target column",
                "is the label, " + label.orElse("") + "; name the column of the output units");
        for (String column : features) {
            check(
                    !isNoInput(column, label, unitColumn),
                    label.equals(Optional.of(column)) ? "label" : "target column",
                    "'" + column + "' is an input of the network");
        }
    }

    /** Nothing but the inputs of a network, by their names. */
    public static TablePlan ofInputs(String path, List<String> features) {
        return new TablePlan(path, features.size(), features, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /** Whether a column is label or unit column. */
    public boolean isNoInput(String column) {
        return isNoInput(column, label, unitColumn);
    }

    private static boolean isNoInput(String column, Optional<String> label, Optional<String> unitColumn) {
        return label.filter(column::equals).isPresent()
                || unitColumn.filter(column::equals).isPresent();
    }
}
