-- One row a trial: how it ended, what it reached in its last committed epoch, and, for the learning gradient then, its leading feature, Spearman's
-- correlation of its ranking with that of its configuration's mean shares, how many of the configuration's first five it has among its own, and
-- since which epoch its own five stay, unless they still changed in its last. What a trial never had is null; status and parameters are there once the run is complete.
WITH reached AS (
  SELECT trial, configuration, seed, split_seed, max(epoch) AS epoch,
         max_by(loss, epoch) FILTER (WHERE rows = 'train') AS train_loss, max_by(accuracy, epoch) FILTER (WHERE rows = 'train') AS train_accuracy,
         max_by(loss, epoch) FILTER (WHERE rows = 'test') AS test_loss, max_by(accuracy, epoch) FILTER (WHERE rows = 'test') AS test_accuracy,
         max_by(auc, epoch) FILTER (WHERE rows = 'test') AS test_auc, max_by(r2, epoch) FILTER (WHERE rows = 'test') AS test_r2
  FROM metrics
  GROUP BY trial, configuration, seed, split_seed),
ending AS (
  SELECT importance.trial, importance.configuration, feature, feature_index, importance, rank
  FROM importance JOIN reached USING (trial, epoch)
  WHERE method = 'learning-gradient'),
mean AS (
  SELECT configuration, feature_index,
         row_number() OVER (PARTITION BY configuration ORDER BY avg(importance) DESC, feature_index) AS place
  FROM ending
  GROUP BY configuration, feature_index),
ranking AS (
  SELECT trial, max(feature) FILTER (WHERE rank = 1) AS leading_feature,
         1 - 6 * try_divide(sum(pow(rank - place, 2)), count(*) * (pow(count(*), 2) - 1)) AS spearman,
         count_if(rank <= 5 AND place <= 5) AS of_top_5
  FROM ending JOIN mean USING (configuration, feature_index)
  WHERE rank IS NOT NULL
  GROUP BY trial)
SELECT trial, coalesce(reached.configuration, trials.configuration) AS configuration, coalesce(reached.seed, trials.seed) AS seed,
       coalesce(reached.split_seed, trials.split_seed) AS split_seed, status, parameters, reached.epoch AS epoch,
       reached.train_loss, reached.train_accuracy, reached.test_loss, reached.test_accuracy, reached.test_auc, reached.test_r2,
       leading_feature, spearman, of_top_5, lock_in
FROM reached FULL JOIN trials USING (trial) LEFT JOIN ranking USING (trial)
LEFT JOIN (SELECT trial, if(censored, NULL, epoch) AS lock_in FROM lock_in WHERE method = 'learning-gradient' AND k = 5) AS lock_in USING (trial)
