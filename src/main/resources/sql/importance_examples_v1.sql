-- The table importance_examples as version 0.1 has it: the column side is called rows.
-- The next version drops this view.
SELECT
  trial,
  configuration,
  architecture,
  activation,
  seed,
  split_seed,
  epoch,
  method,
  side AS rows,
  row,
  feature,
  feature_index,
  importance,
  gradient,
  rank
FROM importance_examples
