-- Importance summed over each group of correlated features (view feature_group), after each epoch.
--
-- Mean, 10 % and 90 % quantiles (nearest rank) over the trials of a configuration. Correlated features divide their
-- importance among them arbitrarily; the sum over the group is less arbitrary.
SELECT
  configuration,
  method,
  side,
  epoch,
  threshold,
  group_index,
  group_name,
  features,
  trials,
  mean,
  quantiles[0] AS low,
  quantiles[1] AS high
FROM (
  SELECT
    configuration,
    method,
    side,
    epoch,
    threshold,
    group_index,
    group_name,
    features,
    count(*) AS trials,
    avg(importance) AS mean,
    percentile_approx(importance, array(0.1, 0.9)) AS quantiles
  FROM (
    SELECT
      configuration,
      method,
      side,
      epoch,
      trial,
      threshold,
      group_index,
      group_name,
      sum(importance) AS importance,
      count(*) AS features
    FROM importance
      JOIN feature_group USING (feature_index)
    WHERE importance IS NOT NULL
    GROUP BY configuration, method, side, epoch, trial, threshold, group_index, group_name
  )
  GROUP BY configuration, method, side, epoch, threshold, group_index, group_name, features
)
