-- Loss, accuracy and coefficient of determination after each epoch: mean, 10 % and 90 % quantiles (nearest rank) over
-- the trials of a configuration.
SELECT
  configuration,
  side,
  epoch,
  trials,
  loss,
  loss_quantiles[0] AS loss_low,
  loss_quantiles[1] AS loss_high,
  accuracy,
  accuracy_quantiles[0] AS accuracy_low,
  accuracy_quantiles[1] AS accuracy_high,
  r2,
  r2_quantiles[0] AS r2_low,
  r2_quantiles[1] AS r2_high
FROM (
  SELECT
    configuration,
    side,
    epoch,
    count(*) AS trials,
    avg(loss) AS loss,
    percentile_approx(loss, array(0.1, 0.9)) AS loss_quantiles,
    avg(accuracy) AS accuracy,
    percentile_approx(accuracy, array(0.1, 0.9)) AS accuracy_quantiles,
    avg(r2) AS r2,
    percentile_approx(r2, array(0.1, 0.9)) AS r2_quantiles
  FROM metrics
  GROUP BY configuration, side, epoch
)
