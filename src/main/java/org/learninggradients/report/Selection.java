package org.learninggradients.report;

import java.util.Collection;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much of a run its page shows: all of a usual run; of a wide one the leading features, of a long one some epochs.
 *
 * @param last the last epochs of configurations and methods, which need not be the same
 * @param stride of every so many epochs one is shown, beside these
 * @param features the numbers of those shown; none: all
 */
record Selection(SortedSet<Integer> last, int stride, Collection<Integer> features) {
    /** The most features in a figure. */
    static final int FEATURES = 100;

    /** The most rows of a figure over epochs: beyond, the page would take megabytes. */
    private static final long ROWS = 50_000;

    private static final int TENTHS = 10;

    private static final Pattern CONDITION = Pattern.compile("(\\s+)\\{(WHERE|AND) (\\w+)}");

    /** Of so many rows an epoch. */
    static Selection of(SortedSet<Integer> last, long rowsAnEpoch, Collection<Integer> features) {
        long stride = (last.last() * rowsAnEpoch + ROWS - 1) / ROWS;
        return new Selection(last, (int) Math.max(1, Math.min(stride, last.last())), features);
    }

    /** A query with its conditions, such as <code>{WHERE shown}</code>; where all is shown they are left out. */
    String fill(String sql) {
        return CONDITION.matcher(sql).replaceAll(place -> {
            String condition = condition(place.group(3));
            return condition.isEmpty() ? "" : place.group(1) + place.group(2) + " " + condition;
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
