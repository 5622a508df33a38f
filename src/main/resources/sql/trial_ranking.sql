-- The ranks of the features in each trial after each epoch, as an array: ranks[feature_index].
-- After an epoch in which the features of a trial have no ranks, the trial has no row.
SELECT
  configuration,
  method,
  side,
  epoch,
  trial,
  seed,
  split_seed,
  transform(sort_array(collect_list(struct(feature_index, rank))), one -> one.rank) AS ranks
FROM importance
WHERE rank IS NOT NULL
GROUP BY configuration, method, side, epoch, trial, seed, split_seed
