-- The table importance as version 0.1 has it: the column side is called rows.
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
  feature,
  feature_index,
  importance,
  importance_by_example,
  mean_abs,
  mean_signed,
  rank,
  examples,
  zero_gradient_examples
FROM importance
