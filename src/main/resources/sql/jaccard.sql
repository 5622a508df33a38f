-- Mean Jaccard similarity |A ∩ B| / |A ∪ B| over all pairs of trials, where A and B are their sets of k leading
-- features.
--
-- The pairs are counted over the distinct sets and the number of trials that have each. The columns across and held
-- mean the same as in the view stability. The cost grows with the square of the number of distinct sets: ask for one
-- epoch and one k.
WITH
judged AS (
  SELECT
    top_set.*,
    across,
    CASE across WHEN 'seeds' THEN split_seed WHEN 'splits' THEN seed ELSE 0 END AS held
  FROM top_set LATERAL VIEW explode(array('trials', 'seeds', 'splits')) AS across
),
distinct_set AS (
  SELECT configuration, method, side, epoch, k, across, held, feature_indices, count(*) AS trials
  FROM judged
  GROUP BY configuration, method, side, epoch, k, across, held, feature_indices
),
pairs AS (
  SELECT
    configuration,
    method,
    side,
    epoch,
    k,
    across,
    held,
    if(a.feature_indices = b.feature_indices, a.trials * (a.trials - 1), a.trials * b.trials) AS pairs,
    size(array_intersect(a.feature_indices, b.feature_indices)) AS common,
    if(a.feature_indices = b.feature_indices, a.trials, 0) AS own
  FROM
    distinct_set AS a
    JOIN distinct_set AS b USING (configuration, method, side, epoch, k, across, held)
)
SELECT
  configuration,
  method,
  side,
  epoch,
  k,
  across,
  CASE WHEN across <> 'trials' THEN held END AS held,
  sum(own) AS trials,
  count_if(own > 0) AS distinct_sets,
  sum(pairs * common / (2 * k - common)) / sum(pairs) AS jaccard
FROM pairs
GROUP BY configuration, method, side, epoch, k, across, held
HAVING sum(pairs) > 0
