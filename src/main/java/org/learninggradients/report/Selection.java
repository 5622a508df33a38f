package org.learninggradients.report;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * How much of a run its page shows: all of a usual run; of a wide one the leading features, of a long one some epochs.
 *
 * @param epochs how many epochs are committed
 * @param stride of every so many epochs one is shown, beside the last
 * @param features the numbers of those shown; none: all
 */
record Selection(int epochs, int stride, Collection<Integer> features) {
    /** The most features in a figure. */
    static final int FEATURES = 100;

    /** The most rows of a figure over epochs: beyond, the page would take megabytes. */
    private static final long ROWS = 50_000;

    /** Of so many rows an epoch. */
    static Selection of(int epochs, long rowsAnEpoch, Collection<Integer> features) {
        long stride = (epochs * rowsAnEpoch + ROWS - 1) / ROWS;
        return new Selection(epochs, (int) Math.max(1, Math.min(stride, epochs)), features);
    }

    String fill(String sql) {
        return sql.replace("{shown}", shownFeatures("feature_index") + " AND " + every(stride))
                .replace("{epochs}", every(stride))
                .replace("{tenths}", every(stride * Math.max(1, epochs / stride / 10)))
                .replace("{features}", shownFeatures("feature_index"))
                .replace("{other_features}", shownFeatures("other_feature_index"))
                .replace("{last}", Integer.toString(epochs))
                .replace("true AND ", "")
                .replace(" AND true", "")
                .replace("\nWHERE true", "");
    }

    private String every(int step) {
        return step == 1 ? "true" : "((epoch - 1) % " + step + " = 0 OR epoch = " + epochs + ")";
    }

    private String shownFeatures(String column) {
        return features.isEmpty()
                ? "true"
                : column + " IN (" + features.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }
}
