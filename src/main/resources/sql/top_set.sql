-- Which k features each trial ranks first after each epoch, for k = 1, 3, 5 and 10 where there are more features.
SELECT configuration, method, rows, epoch, trial, seed, split_seed, k, sort_array(slice(leading.feature_index, 1, k)) AS feature_indices
FROM (
  SELECT configuration, method, rows, epoch, trial, seed, split_seed, sort_array(collect_list(struct(rank, feature_index))) AS leading
  FROM importance
  WHERE rank <= 10
  GROUP BY configuration, method, rows, epoch, trial, seed, split_seed)
LATERAL VIEW explode(array(1, 3, 5, 10)) AS k
WHERE k <= (SELECT max(feature_index) FROM features)
