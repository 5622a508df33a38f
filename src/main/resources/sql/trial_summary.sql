-- One row per trial: how it ended and what it reached in its last committed epoch.
--
-- The columns about importance are about the learning gradient in that epoch. The column spearman is the correlation
-- between the trial's ranking and the ranking by mean importance of its configuration. The column of_top_5 counts the
-- features that both have among their first five. The column lock_in is the epoch since which the trial's first five
-- stay the same; it is null if they still changed in the last epoch. A value that a trial does not have is null;
-- status and parameters are null until the run is complete.
WITH
reached AS (
  SELECT
    trial,
    configuration,
    seed,
    split_seed,
    max(epoch) AS epoch,
    max_by(loss, epoch) FILTER (WHERE side = 'train') AS train_loss,
    max_by(accuracy, epoch) FILTER (WHERE side = 'train') AS train_accuracy,
    max_by(loss, epoch) FILTER (WHERE side = 'test') AS test_loss,
    max_by(accuracy, epoch) FILTER (WHERE side = 'test') AS test_accuracy,
    max_by(auc, epoch) FILTER (WHERE side = 'test') AS test_auc,
    max_by(r2, epoch) FILTER (WHERE side = 'test') AS test_r2
  FROM metrics
  GROUP BY trial, configuration, seed, split_seed
),
ending AS (
  SELECT importance.trial, importance.configuration, feature, feature_index, importance, rank
  FROM importance JOIN reached USING (trial, epoch)
  WHERE method = 'learning-gradient'
),
mean AS (
  SELECT
    configuration,
    feature_index,
    row_number() OVER (PARTITION BY configuration ORDER BY avg(importance) DESC, feature_index) AS place
  FROM ending
  GROUP BY configuration, feature_index
),
ranking AS (
  SELECT
    trial,
    max(feature) FILTER (WHERE rank = 1) AS leading_feature,
    1 - 6 * try_divide(sum(pow(rank - place, 2)), count(*) * (pow(count(*), 2) - 1)) AS spearman,
    count_if(rank <= 5 AND place <= 5) AS of_top_5
  FROM ending JOIN mean USING (configuration, feature_index)
  WHERE rank IS NOT NULL
  GROUP BY trial
)
SELECT
  trial,
  coalesce(reached.configuration, trials.configuration) AS configuration,
  coalesce(reached.seed, trials.seed) AS seed,
  coalesce(reached.split_seed, trials.split_seed) AS split_seed,
  status,
  parameters,
  reached.epoch AS epoch,
  reached.train_loss,
  reached.train_accuracy,
  reached.test_loss,
  reached.test_accuracy,
  reached.test_auc,
  reached.test_r2,
  leading_feature,
  spearman,
  of_top_5,
  lock_in
FROM
  reached
  FULL JOIN trials USING (trial)
  LEFT JOIN ranking USING (trial)
  LEFT JOIN (
    SELECT trial, if(censored, NULL, epoch) AS lock_in
    FROM lock_in
    WHERE method = 'learning-gradient'
      AND k = 5
  ) AS lock_in USING (trial)
