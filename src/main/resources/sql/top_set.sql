-- The k leading features of each trial after each epoch, for those of k = 1, 3, 5 and 10 that are smaller than the
-- number of features.
SELECT
  configuration,
  method,
  side,
  epoch,
  trial,
  seed,
  split_seed,
  k,
  filter(sequence(0, size(ranks) - 1), feature_index -> ranks[feature_index] <= k) AS feature_indices
FROM trial_ranking LATERAL VIEW explode(array(1, 3, 5, 10)) AS k
WHERE k < size(ranks)
