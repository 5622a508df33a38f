// Figures of correlated features and the importance of their groups.

function correlations(width) {
  const rows = allRows("correlations");
  if (!rows.length) {
    return {
      empty:
        content.features.length > 500
          ? "Correlations are recorded for up to 500 features; this run has "
            + `${content.features.length.toLocaleString("en")}.`
          : "This run has recorded no correlations.",
    };
  }
  const order = clustered(unique(rows.map(one => one.feature_index)));
  const at = new Map(order.map((feature, i) => [feature, i]));
  const data = rows
    .filter(one => at.has(one.other_feature_index))
    .map(one => [at.get(one.other_feature_index), at.get(one.feature_index), one.correlation]);
  const pairs = rows.filter(one => one.feature_index < one.other_feature_index && one.correlation !== null);
  const strong = pairs.filter(one => Math.abs(one.correlation) >= 0.5).length;
  const most = pairs.reduce(
    (best, one) => (best && Math.abs(best.correlation) >= Math.abs(one.correlation) ? best : one),
    null,
  );
  const left = labelWidth(width);
  const side = Math.min(width - left - 16, 720);
  const scaleEnd = r => correlation(r).replace(".00", "");
  return {
    title: most
      ? `${strong} of ${counted(pairs.length, "pair")} of features correlate with |r| ≥ 0.5; the closest pair is `
        + `${named(most.feature_index)} and ${named(most.other_feature_index)} (r\u00a0=\u00a0${correlation(most.correlation)})`
      : "One feature has nothing to correlate with",
    height: side + 199,
    option: {
      grid: {left, top: 44, width: side, height: side},
      xAxis: featureAxis(order, side / order.length, {rotate: 90, width: 145}),
      yAxis: featureAxis(order, side / order.length, {width: left - 10}, {inverse: true}),
      visualMap: {...colourScale(-1, 1, ink.diverging, scaleEnd, width), left: width >= WIDE ? left : "center"},
      tooltip: tooltip(
        ({value: [x, y, r]}) =>
          card("correlation", [
            ["", names[order[y]], ""],
            ["", names[order[x]], ""],
            ["", "r", exact(r)],
          ]),
        "item",
      ),
      series: [heatMap("correlation", data)],
    },
  };
}

/** The order of a single-linkage tree: by group at the lowest threshold, within it by group at the next, and so on. */
function clustered(features) {
  const groups = new Map(allRows("groups").map(one => [`${one.threshold} ${one.feature_index}`, one.group_index]));
  const path = feature => [...thresholds().map(at => groups.get(`${at} ${feature}`) ?? feature), feature];
  const paths = new Map(features.map(feature => [feature, path(feature)]));
  return [...features].sort(
    (a, b) =>
      paths
        .get(a)
        .map((group, i) => group - paths.get(b)[i])
        .find(difference => difference !== 0) ?? 0,
  );
}

function groupImportance(width) {
  const at = threshold();
  const rows = lastRows("group_importance").filter(one => one.threshold === at);
  if (!rows.length) {
    return count("groups")
      ? noImportance()
      : {empty: "There are no groups: they are made from the correlations of the features."};
  }
  const members = gathered(
    allRows("groups").filter(one => one.threshold === at),
    one => one.group_index,
    one => one.feature_index,
  );
  const label = ({group_index: group, features}) =>
    features === 1 ? names[group] : `${elided(names[group], width >= WIDE ? 22 : 10)} + ${features - 1}`;
  const top = rows[0];
  const leading =
    top.features > 1
      ? `the group of ${named(top.group_index)} and ${counted(top.features - 1, "other")}`
      : `${named(top.group_index)}, alone in its group,`;
  const listed = group => (members.get(group) ?? []).slice(0, 30).map(feature => ["", names[feature], ""]);
  const unlisted = ({features}, lines) =>
    features > lines.length ? [["", `and ${features - lines.length} more`, ""]] : [];
  return {
    title: `At |r| ≥ ${at} the features form ${counted(rows[0].groups, "group")}; ${leading} has ${percent(top.mean)} of the importance`,
    ...horizontalBars({
      width,
      labels: rows.map(label),
      values: rows.map(one => one.mean),
      limits: rows.map((one, i) => [i, one.low, one.high]),
      name: width >= WIDE ? "importance, summed over the group (%)" : "summed importance (%)",
      tip: i =>
        card(counted(rows[i].features, "feature"), [
          ["", "mean (10 % – 90 %)", interval(rows[i])],
          ...listed(rows[i].group_index),
          ...unlisted(rows[i], listed(rows[i].group_index)),
        ]),
    }),
    body: leftOut(rows[0].groups - rows.length, "group"),
  };
}
