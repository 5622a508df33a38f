// Figures of ranks: ranks by epoch, and when the leading sets settle.

function ranks(width) {
  const rows = panelRows("ranks");
  if (!rows.length) {
    return noImportance();
  }
  const epochs = epochsOf(rows);
  const [first, last] = [epochs[0], epochs.at(-1)];
  const ranksByEpoch = new Map(rows.map(one => [`${one.epoch} ${one.feature_index}`, one.place]));
  const rank = (epoch, feature) => ranksByEpoch.get(`${epoch} ${feature}`) ?? null;
  const inOrder = (features, epoch) =>
    [...features].sort((a, b) => (rank(epoch, a) ?? Infinity) - (rank(epoch, b) ?? Infinity));
  const onceLeading = new Set(rows.filter(one => one.place <= 5).map(one => one.feature_index));
  const chosen = inOrder(unique(rows.map(one => one.feature_index)), last)
    .filter((feature, i) => i < 10 || onceLeading.has(feature))
    .slice(0, 16);
  const {key, below} = legend(
    chosen.map(feature => names[feature]),
    width,
  );
  const lowest = Math.max(2, ...chosen.flatMap(feature => epochs.map(epoch => rank(epoch, feature) ?? 1)));
  const gain = feature => (rank(first, feature) ?? 0) - rank(last, feature);
  const best = chosen.slice(0, 10).reduce((most, feature) => (gain(feature) > gain(most) ? feature : most));
  const climb =
    gain(best) <= 0
      ? ""
      : `${best === chosen[0] ? " and" : `; ${named(best)}`} climbed most of the first ten, from rank `
        + `${rank(first, best)} after epoch ${first} to rank ${rank(last, best)} after epoch ${last}`;
  return {
    title: `${named(chosen[0])} is first ${inTheEnd()}${climb}`,
    height: below + 470,
    option: {
      grid: {left: 50, right: width >= WIDE ? 190 : 16, top: below, height: 420},
      legend: key,
      xAxis: epochAxis(epochs),
      yAxis: axis({type: "value", name: "rank", nameGap: 34, inverse: true, min: 1, max: lowest, minInterval: 1}),
      tooltip: tooltip(
        ([
          {
            value: [epoch],
          },
        ]) =>
          card(
            `rank after epoch ${epoch}`,
            inOrder(chosen, epoch).map(feature => [
              accent(chosen.indexOf(feature)),
              names[feature],
              exact(rank(epoch, feature)),
            ]),
          ),
      ),
      series: chosen.map((feature, i) =>
        line(
          i,
          names[feature],
          epochs.map(epoch => [epoch, rank(epoch, feature)]),
          {clip: false, endLabel: endLabel(`${rank(last, feature)} ${names[feature]}`, width)},
        ),
      ),
    },
  };
}

function lockIn(width) {
  const k = kOf("lock_in", "settled");
  const rows = panelRows("lock_in")
    .filter(one => one.k === k)
    .sort((a, b) => a.epoch - b.epoch);
  if (!rows.length) {
    return panelRows("evolution").length
      ? {empty: "There are too few features for a leading set that could change."}
      : noImportance();
  }
  if (evolution().epochs.length === 1) {
    return {empty: "One epoch says nothing of when a set settles."};
  }
  const known = [...evolution().epochs, ...rows.map(one => one.epoch)].sort(ascending);
  const epochs = Array.from({length: known.at(-1) - known[0] + 1}, (_, i) => known[0] + i);
  const [settled, open] = [0, 1].map(censored => rows.filter(one => one.censored === censored));
  const bars = (of, name, itemStyle) => ({
    type: "bar",
    name,
    stack: "trials",
    itemStyle,
    barCategoryGap: "15%",
    data: epochs.map(epoch => of.find(one => one.epoch === epoch)?.trials ?? null),
  });
  const labels = ["settled from this epoch on", "still changed in the last epoch: unknown"];
  const stripes = {symbol: "rect", color: ink.surface, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4};
  const {key, below} = legend(labels, width, 45);
  return {
    title: settling(k, settled, sum(open.map(one => one.trials))),
    height: below + 300,
    option: {
      grid: {left: 50, right: 16, top: below, height: 250},
      legend: key,
      xAxis: axis({
        type: "category",
        data: epochs,
        name: `first epoch from which the set of the first ${k} stays`,
        nameGap: 28,
      }),
      yAxis: axis({type: "value", name: "trials", nameGap: 34, minInterval: 1}),
      tooltip: tooltip(
        ([{dataIndex}]) =>
          card(
            `epoch ${epochs[dataIndex]}`,
            rows
              .filter(one => one.epoch === epochs[dataIndex])
              .map(one => [one.censored ? ink.mark : ink.bar, labels[one.censored], counted(one.trials, "trial")]),
          ),
        "axis",
        "shadow",
      ),
      series: [bars(settled, labels[0], {color: ink.bar}), bars(open, labels[1], {color: ink.mark, decal: stripes})],
    },
  };
}

function settling(k, settled, unknown) {
  const all = sum(settled.map(one => one.trials)) + unknown;
  const words = k === 1 ? "leading feature" : `first ${k}`;
  if (all === 1) {
    return unknown
      ? `In the one trial the set of the ${words} still changed in the last epoch: nobody knows when it settles`
      : `The one trial has settled on its ${words} by epoch ${settled[0].epoch}`;
  }
  let total = 0;
  const half = settled.find(one => (total += one.trials) * 2 >= all);
  const known = half
    ? `Half of the ${counted(all, "trial")} have settled on their ${words} by epoch ${half.epoch}`
    : `Fewer than half of the ${counted(all, "trial")} are known to have settled on their ${words}`;
  return (
    known
    + (unknown
      ? `; in ${unknown} (${percent(unknown / all, 0)}) the set still changed in the last epoch, so nobody knows when `
        + "it settles"
      : "; all have settled before the last epoch")
  );
}
