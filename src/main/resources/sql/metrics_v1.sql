-- The table metrics as version 0.1 has it: the column side is called rows.
-- The next version drops this view.
SELECT
  trial,
  configuration,
  architecture,
  activation,
  seed,
  split_seed,
  epoch,
  side AS rows,
  loss,
  accuracy,
  auc,
  r2,
  examples
FROM metrics
