-- Agreement of the trials of a configuration after each epoch.
--
-- The column across says which trials are compared. With trials, all of them; with seeds, those of one split, whose
-- seed is in the column held; with splits, those of one seed, which is in the column held.
--
-- The column kendall_w is Kendall's coefficient of concordance of the rankings, W = 12 S / (m² (n³ − n)): m trials, n
-- features, S the sum of squares of the features' rank sums about their mean. The column spearman is the mean of
-- Spearman's correlation over all pairs of trials, (m W − 1) / (m − 1). A feature whose importance is always zero,
-- such as a constant one, has one of the last ranks in every trial, in the order of the features. Such features raise
-- both values.
--
-- The column nogueira is the stability of the sets of the k leading features, corrected for chance, with its 95 %
-- interval: 1 if all sets are equal, about 0 if they are drawn at random. Its source is Nogueira, Sechidis & Brown,
-- Journal of Machine Learning Research 18 (174), 2018, equations 4 and 10. The interval assumes independent trials;
-- trials that share a seed or a split are not quite independent. The column k is null if there are too few features
-- for every k.
WITH
judged AS (
  SELECT
    configuration,
    method,
    side,
    epoch,
    across,
    CASE across WHEN 'seeds' THEN split_seed WHEN 'splits' THEN seed ELSE 0 END AS held,
    ranks
  FROM trial_ranking LATERAL VIEW explode(array('trials', 'seeds', 'splits')) AS across
),
summed AS (
  -- For each feature the sum of its ranks, and the number of trials that have it among their first 1, 3, 5 and 10.
  SELECT
    configuration,
    method,
    side,
    epoch,
    across,
    held,
    feature_index,
    count(*) AS trials,
    CAST(sum(rank) AS DOUBLE) AS rank_sum,
    array(count_if(rank <= 1), count_if(rank <= 3), count_if(rank <= 5), count_if(rank <= 10)) AS counts
  FROM judged LATERAL VIEW posexplode(ranks) AS feature_index, rank
  GROUP BY configuration, method, side, epoch, across, held, feature_index
),
concordance AS (
  SELECT
    configuration,
    method,
    side,
    epoch,
    across,
    held,
    max(trials) AS trials,
    count(*) AS features,
    try_divide(12 * var_pop(rank_sum), pow(max(trials), 2) * (pow(count(*), 2) - 1)) AS kendall_w,
    transform(sort_array(collect_list(struct(feature_index, counts))), one -> one.counts) AS counts_of_features
  FROM summed
  GROUP BY configuration, method, side, epoch, across, held
  HAVING max(trials) > 1
),
ranked AS (SELECT * FROM judged JOIN concordance USING (configuration, method, side, epoch, across, held)),
shared AS (
  -- For each trial the number of sets that contain a feature, summed over the features of its own set.
  SELECT
    configuration,
    method,
    side,
    epoch,
    across,
    held,
    trials,
    features,
    kendall_w,
    k,
    aggregate(
      zip_with(ranks, counts_of_features, (rank, counts) -> if(rank <= k, counts[place], 0)),
      0L,
      (sum, one) -> sum + one
    ) AS shared
  FROM ranked LATERAL VIEW OUTER posexplode(filter(array(1, 3, 5, 10), k -> k < features)) AS place, k
)
SELECT
  configuration,
  method,
  side,
  epoch,
  across,
  CASE WHEN across <> 'trials' THEN held END AS held,
  trials,
  features,
  kendall_w,
  (trials * kendall_w - 1) / (trials - 1) AS spearman,
  k,
  nogueira,
  nogueira - half_width AS nogueira_low,
  nogueira + half_width AS nogueira_high
FROM (
  SELECT
    configuration,
    method,
    side,
    epoch,
    across,
    held,
    trials,
    features,
    kendall_w,
    k,
    1 - (k - avg(shared) / trials) * trials / (trials - 1) / (k * (1 - k / features)) AS nogueira,
    1.959963984540054 * 2 * sqrt(var_pop(shared) / pow(trials, 3)) / (k * (1 - k / features)) AS half_width
  FROM shared
  GROUP BY configuration, method, side, epoch, across, held, trials, features, kendall_w, k
)
