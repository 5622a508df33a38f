-- Rank of each feature after each epoch, over the trials of a configuration.
--
-- The column place is the rank of the mean importance. The columns mean_rank, standard_deviation, best and worst
-- describe the ranks in the single trials. The columns top_1, top_3, top_5 and top_10 are the shares of trials in
-- which the feature is among the first 1, 3, 5 and 10.
SELECT
  configuration,
  method,
  side,
  epoch,
  feature_index,
  feature,
  count(*) AS trials,
  row_number() OVER (PARTITION BY configuration, method, side, epoch ORDER BY avg(importance) DESC, feature_index) AS place,
  avg(rank) AS mean_rank,
  stddev_samp(rank) AS standard_deviation,
  min(rank) AS best,
  max(rank) AS worst,
  avg(if(rank <= 1, 1, 0)) AS top_1,
  avg(if(rank <= 3, 1, 0)) AS top_3,
  avg(if(rank <= 5, 1, 0)) AS top_5,
  avg(if(rank <= 10, 1, 0)) AS top_10
FROM importance
WHERE rank IS NOT NULL
GROUP BY configuration, method, side, epoch, feature_index, feature
