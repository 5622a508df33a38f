package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import org.learninggradients.net.Task;

/**
 * Which rows, and what is made of them.
 *
 * @param path a file or a folder, as Hadoop's FileSystem understands it
 * @param format the name of the files' format; empty: the one that their names end in
 * @param label the column to learn
 * @param features the columns to learn from, in this order; empty: all but label, row id and {@code exclude}
 * @param exclude columns to leave out
 * @param task what the label stands for; empty: inferred from it
 * @param testFraction the share of rows held out, at least 0 and below 1
 * @param splitSeeds one division into training and test rows each
 * @param standardize whether features become (x − mean) / standard deviation of the training rows
 * @param standardizeLabel whether the label of a regression does
 * @param blockRows rows of one block; empty: from the number of rows and the smallest batch size
 * @param rowId the column whose values order the rows; empty: the order of the files
 */
public record DataPlan(
        String path,
        Optional<String> format,
        String label,
        List<String> features,
        List<String> exclude,
        Optional<Task> task,
        double testFraction,
        List<Long> splitSeeds,
        boolean standardize,
        boolean standardizeLabel,
        OptionalInt blockRows,
        Optional<String> rowId) {

    private static final int LARGEST_BLOCK = 65_536;

    public DataPlan {
        features = List.copyOf(features);
        exclude = List.copyOf(exclude);
        splitSeeds = List.copyOf(splitSeeds);
        check(!path.isBlank(), "data.path", "is empty; name a CSV or Parquet file or a folder of them");
        Checks.withoutSecrets("data.path", path);
        check(!label.isBlank(), "data.label", "is empty; name the column to learn");
        Set<String> chosen = new HashSet<>(features);
        check(chosen.size() == features.size(), "data.features", "names a column twice");
        check(!chosen.contains(label), "data.features", "contains the label '" + label + "'");
        for (String column : exclude) {
            check(!chosen.contains(column), "data.exclude", "'" + column + "' is also in data.features");
        }
        check(
                testFraction >= 0 && testFraction < 1,
                "data.test-fraction",
                "is " + testFraction + "; take 0 or more, below 1");
        Checks.distinct("data.split-seed", splitSeeds);
        int rows = blockRows.orElse(1);
        check(rows >= 1 && rows <= LARGEST_BLOCK, "data.block-rows", "is " + rows + "; take 1 to " + LARGEST_BLOCK);
    }

    /** Rows of one block when there are this many training rows: a function of the plan and the data alone. */
    public int blockRows(long trainingRows, int smallestBatch) {
        if (blockRows.isPresent()) {
            return blockRows.getAsInt();
        }
        double wanted = Math.max(1024, 32.0 * trainingRows / smallestBatch);
        int rows = 1024;
        while (rows < wanted && rows < LARGEST_BLOCK) {
            rows *= 2;
        }
        return rows;
    }

    void describe(SortedMap<String, Object> settings) {
        settings.put("data.path", path);
        settings.put("data.format", format.orElse("auto"));
        settings.put("data.label", label);
        settings.put("data.features", features);
        settings.put("data.exclude", exclude);
        settings.put("data.task", task.map(Task::label).orElse("auto"));
        settings.put("data.test-fraction", testFraction);
        settings.put("data.split-seed", splitSeeds);
        settings.put("data.standardize", standardize);
        settings.put("data.standardize-label", standardizeLabel);
        settings.put("data.block-rows", blockRows.isPresent() ? blockRows.getAsInt() : "auto");
        settings.put("data.row-id", rowId.orElse(""));
    }
}
