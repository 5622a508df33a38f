package org.learninggradients.report;

import org.learninggradients.text.Labels;

/** The figures of the page, each with the query whose answer it draws. */
enum Figure {
    EVOLUTION("""
            SELECT configuration, method, side, epoch, feature_index, mean, low, high, by_example_mean, by_example_low, by_example_high
            FROM importance_mean
            {WHERE shown}
            ORDER BY configuration, method, side, epoch, feature_index"""),
    RANKS("""
            SELECT configuration, method, side, epoch, feature_index, place, mean_rank, top_1, top_3, top_5, top_10
            FROM importance_rank
            {WHERE shown}
            ORDER BY configuration, method, side, epoch, feature_index"""),
    LOCK_IN("""
            SELECT configuration, method, side, k, epoch, censored, count(*) AS trials
            FROM lock_in
            GROUP BY configuration, method, side, k, epoch, censored
            ORDER BY configuration, method, side, k, epoch"""),
    STABILITY("""
            SELECT configuration, method, side, across, k, epoch, count(*) AS groups, avg(trials) AS trials, avg(kendall_w) AS kendall_w,
                   avg(spearman) AS spearman, avg(nogueira) AS nogueira,
                   if(count(*) = 1, max(nogueira_low), NULL) AS nogueira_low, if(count(*) = 1, max(nogueira_high), NULL) AS nogueira_high
            FROM (
              SELECT * FROM stability WHERE across = 'trials' {AND epochs}
              UNION ALL
              SELECT * FROM stability WHERE across <> 'trials' {AND tenths})
            GROUP BY configuration, method, side, across, k, epoch
            ORDER BY configuration, method, side, across, k, epoch"""),
    SIMILARITY("""
            SELECT configuration, method, side, epoch, across, count(*) AS groups, avg(jaccard) AS jaccard
            FROM jaccard
            {WHERE last} AND k = 5
            GROUP BY configuration, method, side, epoch, across
            ORDER BY configuration, method, side, epoch, across"""),
    TOP_SETS("""
            SELECT configuration, method, side, epoch, features, trials, distinct_sets, all_trials
            FROM (
              SELECT configuration, method, side, epoch, array_join(feature_indices, ' ') AS features, count(*) AS trials,
                     count(*) OVER (PARTITION BY configuration, method, side, epoch) AS distinct_sets,
                     sum(count(*)) OVER (PARTITION BY configuration, method, side, epoch) AS all_trials,
                     row_number() OVER (PARTITION BY configuration, method, side, epoch ORDER BY count(*) DESC, feature_indices) AS place
              FROM top_set
              {WHERE last} AND k = 5
              GROUP BY configuration, method, side, epoch, feature_indices)
            WHERE place <= 5
            ORDER BY configuration, method, side, epoch, place"""),
    CORRELATIONS("""
            SELECT feature_index, other_feature_index, avg(correlation) AS correlation
            FROM correlations
            {WHERE pairs}
            GROUP BY feature_index, other_feature_index
            ORDER BY feature_index, other_feature_index"""),
    GROUPS("""
            SELECT threshold, feature_index, group_index
            FROM feature_group
            ORDER BY threshold, feature_index"""),
    GROUP_IMPORTANCE("""
            SELECT configuration, method, side, epoch, threshold, group_index, features, mean, low, high, groups
            FROM (
              SELECT *, count(*) OVER (PARTITION BY configuration, method, side, epoch, threshold) AS groups,
                     row_number() OVER (PARTITION BY configuration, method, side, epoch, threshold ORDER BY mean DESC, group_index) AS place
              FROM group_importance
              {WHERE last})
            WHERE place <= 40
            ORDER BY configuration, method, side, epoch, threshold, place"""),
    LEARNING_CURVES("""
            SELECT configuration, side, epoch, loss, loss_low, loss_high, accuracy, accuracy_low, accuracy_high, r2, r2_low, r2_high
            FROM metrics_mean
            {WHERE epochs}
            ORDER BY configuration, side, epoch"""),
    TRIALS("""
            SELECT *
            FROM trial_summary
            ORDER BY trial""");

    private final String sql;

    Figure(String sql) {
        this.sql = sql;
    }

    /** The name in the page. */
    String label() {
        return Labels.identifier(this);
    }

    /** The query about the selected part of a run. */
    String sql(Selection selection) {
        return selection.fill(sql);
    }
}
