-- Groups of features with strongly correlated values, for thresholds from 0.5 to 0.95.
--
-- The correlation of two features is the absolute value of Pearson's correlation, averaged over splits. Two features
-- whose correlation reaches the threshold are linked; a group is a connected component of these links. It has the name
-- and the index of its first feature.
WITH
pair AS (
  SELECT feature_index AS a, other_feature_index AS b, abs(avg(correlation)) AS strength
  FROM correlations
  WHERE feature_index < other_feature_index
  GROUP BY feature_index, other_feature_index
),
joined AS (
  SELECT
    threshold,
    aggregate(
      filter(pairs, pair -> pair.strength >= threshold),
      singles,
      (groups, pair) -> transform(
        groups,
        number -> if(
          number = greatest(groups[pair.a], groups[pair.b]),
          least(groups[pair.a], groups[pair.b]),
          number
        )
      )
    ) AS groups
  FROM
    (
      SELECT explode(array(0.5D, 0.55D, 0.6D, 0.65D, 0.7D, 0.75D, 0.8D, 0.85D, 0.9D, 0.95D)) AS threshold
    )
    CROSS JOIN (SELECT collect_list(struct(a, b, strength)) AS pairs FROM pair)
    CROSS JOIN (SELECT sequence(0, max(feature_index)) AS singles FROM features)
  WHERE size(pairs) > 0
)
SELECT
  threshold,
  group_index,
  first_value(feature) OVER (PARTITION BY threshold, group_index ORDER BY feature_index) AS group_name,
  feature_index,
  feature
FROM
  (SELECT threshold, posexplode(groups) AS (feature_index, group_index) FROM joined)
  JOIN (SELECT DISTINCT feature_index, feature FROM features) USING (feature_index)
