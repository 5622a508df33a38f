-- The first epoch from which the set of a trial's k leading features no longer changes. Where that is the last epoch nobody knows
-- whether the set would have stayed: censored. The last epoch is the trial's own: one that diverges is judged by what it lived.
SELECT configuration, method, rows, k, trial, seed, split_seed, epoch, last_epoch, epoch = last_epoch AS censored
FROM (
  SELECT configuration, method, rows, k, trial, seed, split_seed, max(if(changed, epoch, NULL)) AS epoch, max(epoch) AS last_epoch
  FROM (
    SELECT *, NOT (feature_indices <=> lag(feature_indices) OVER (
             PARTITION BY configuration, method, rows, k, trial ORDER BY epoch)) AS changed
    FROM top_set)
  GROUP BY configuration, method, rows, k, trial, seed, split_seed)
