-- The first epoch from which the set of a trial's k leading features no longer changes.
-- If the set still changes in the trial's last epoch, its lock-in epoch is unknown; the row is then marked as
-- censored. The last epoch of a trial that diverges is the last one before it diverged.
SELECT
  configuration,
  method,
  side,
  k,
  trial,
  seed,
  split_seed,
  epoch,
  last_epoch,
  epoch = last_epoch AS censored
FROM (
  SELECT
    configuration,
    method,
    side,
    k,
    trial,
    seed,
    split_seed,
    max(if(changed, epoch, NULL)) AS epoch,
    max(epoch) AS last_epoch
  FROM (
    SELECT
      *,
      NOT (
        feature_indices <=> lag(feature_indices) OVER (PARTITION BY configuration, method, side, k, trial ORDER BY epoch)
      ) AS changed
    FROM top_set
  )
  GROUP BY configuration, method, side, k, trial, seed, split_seed
)
