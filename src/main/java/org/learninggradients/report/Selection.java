package org.learninggradients.report;

import java.util.Collection;
import java.util.SortedSet;
import java.util.stream.Collectors;

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

    /** Of so many rows an epoch. */
    static Selection of(SortedSet<Integer> last, long rowsAnEpoch, Collection<Integer> features) {
        long stride = (last.last() * rowsAnEpoch + ROWS - 1) / ROWS;
        return new Selection(last, (int) Math.max(1, Math.min(stride, last.last())), features);
    }

    String fill(String sql) {
        return sql.replace("{shown}", shownFeatures("feature_index") + " AND " + every(stride))
                .replace("{epochs}", every(stride))
                .replace("{tenths}", every(stride * ((last.last() / stride + TENTHS - 1) / TENTHS)))
                .replace("{features}", shownFeatures("feature_index"))
                .replace("{other_features}", shownFeatures("other_feature_index"))
                .replace("{last}", "epoch IN (" + listed(last) + ")")
                .replace("true AND ", "")
                .replace(" AND true", "")
                .replace("\nWHERE true", "");
    }

    private String every(int step) {
        return step <= 1 ? "true" : "((epoch - 1) % " + step + " = 0 OR epoch IN (" + listed(last) + "))";
    }

    private String shownFeatures(String column) {
        return features.isEmpty() ? "true" : column + " IN (" + listed(features) + ")";
    }

    private static String listed(Collection<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
