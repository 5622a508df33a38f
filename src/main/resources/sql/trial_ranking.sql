-- The ranks that each trial gives the features after each epoch, as an array: ranks[feature_index]. Either all features of a trial
-- have a rank after an epoch or none has; then there is no row.
SELECT configuration, method, rows, epoch, trial, seed, split_seed,
       transform(sort_array(collect_list(struct(feature_index, rank))), one -> one.rank) AS ranks
FROM importance
WHERE rank IS NOT NULL
GROUP BY configuration, method, rows, epoch, trial, seed, split_seed
