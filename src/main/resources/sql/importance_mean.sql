-- Importance of each feature after each epoch, over the trials of a configuration.
--
-- Mean, standard deviation and 10 %, 50 % and 90 % quantiles (nearest rank) of the importance by the mean gradient and
-- by example, and the mean of the signed gradient.
SELECT
  configuration,
  method,
  side,
  epoch,
  feature_index,
  feature,
  trials,
  mean,
  standard_deviation,
  quantiles[0] AS low,
  quantiles[1] AS median,
  quantiles[2] AS high,
  by_example_mean,
  by_example_quantiles[0] AS by_example_low,
  by_example_quantiles[2] AS by_example_high,
  mean_signed
FROM (
  SELECT
    configuration,
    method,
    side,
    epoch,
    feature_index,
    feature,
    count(*) AS trials,
    avg(importance) AS mean,
    stddev_samp(importance) AS standard_deviation,
    percentile_approx(importance, array(0.1, 0.5, 0.9)) AS quantiles,
    avg(importance_by_example) AS by_example_mean,
    percentile_approx(importance_by_example, array(0.1, 0.5, 0.9)) AS by_example_quantiles,
    avg(mean_signed) AS mean_signed
  FROM importance
  WHERE importance IS NOT NULL
  GROUP BY configuration, method, side, epoch, feature_index, feature
)
