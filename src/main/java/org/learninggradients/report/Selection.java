package org.learninggradients.report;

import java.util.Collection;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a run that its page shows: all of a usual run, the leading features of a wide one, some epochs of a long one.
 *
 * @param last last epochs of configurations and methods, which may differ
 * @param stride distance between two epochs that are shown, beside the last ones
 * @param features numbers of the features that are shown; empty means all
 */
record Selection(SortedSet<Integer> last, int stride, Collection<Integer> features) {
    /** Largest number of features in a figure, so that their names stay legible. */
    static final int FEATURES = 100;

    /** Largest number of rows behind a figure over epochs: more would take megabytes of the page. */
    private static final long ROWS = 50_000;

    /** Number of parts of a run, after each of which costly statistics are shown. */
    private static final int TENTHS = 10;

    private static final Pattern CONDITION = Pattern.compile("(\\s+)\\{(WHERE|AND) (\\w+)}");

    /** Selects epochs of a run that has this many rows behind a figure for each epoch. */
    static Selection of(SortedSet<Integer> last, long rowsAnEpoch, Collection<Integer> features) {
        long stride = (last.last() * rowsAnEpoch + ROWS - 1) / ROWS;
        return new Selection(last, (int) Math.max(1, Math.min(stride, last.last())), features);
    }

    /** Fills the conditions into a query, such as <code>{WHERE shown}</code>. A condition that excludes nothing is left out. */
    String fill(String sql) {
        return CONDITION.matcher(sql).replaceAll(match -> {
            String condition = condition(match.group(3));
            return condition.isEmpty() ? "" : match.group(1) + match.group(2) + " " + condition;
        });
    }

    private String condition(String name) {
        return switch (name) {
            case "shown" -> both(among("feature_index"), every(stride));
            case "pairs" -> both(among("feature_index"), among("other_feature_index"));
            case "epochs" -> every(stride);
            case "tenths" -> every(stride * ((last.last() / stride + TENTHS - 1) / TENTHS));
            case "last" -> "epoch IN (" + listed(last) + ")";
            default -> throw new IllegalArgumentException("no condition is named " + name);
        };
    }

    private String every(int step) {
        return step <= 1 ? "" : "((epoch - 1) % " + step + " = 0 OR " + condition("last") + ")";
    }

    private String among(String column) {
        return features.isEmpty() ? "" : column + " IN (" + listed(features) + ")";
    }

    private static String both(String one, String other) {
        return Stream.of(one, other).filter(condition -> !condition.isEmpty()).collect(Collectors.joining(" AND "));
    }

    private static String listed(Collection<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
