"use strict";

// ---- Figures: importance

function evolutionMap(width) {
  const {epochs, first, last, order, at, leading} = evolution();
  if (!order.length) {
    return noImportance();
  }
  const left = labelWidth(width);
  const cell = Math.max(7, Math.min(18, Math.floor(900 / order.length)));
  const data = order.flatMap((feature, y) => epochs.map((epoch, x) => [x, y, at(epoch, feature).mean]));
  const highest = data.reduce((most, [, , share]) => Math.max(most, share ?? 0), 0);
  const [top, before] = [order[0], leading(first)[0]];
  const even = `an even share would be ${percent(1 / content.features.length)}`;
  return {
    title:
      epochs.length === 1
        ? `${named(top)} has the largest share after epoch ${last}, ${percent(at(last, top).mean)}; ${even}`
        : `The largest share goes from ${percent(at(first, before).mean)} (${named(before)}) after epoch ${first} to `
          + `${percent(at(last, top).mean)} (${named(top)}) after epoch ${last}; ${even}`,
    height: order.length * cell + 90,
    option: {
      grid: {left, right: 16, top: 40, height: order.length * cell},
      xAxis: axis({type: "category", data: epochs, name: "epoch", nameGap: 28, splitLine: {show: false}}),
      yAxis: featureAxis(order, cell, {width: left - 10}, {inverse: true}),
      visualMap: colourScale(0, highest, VIRIDIS, share => percent(share), width),
      tooltip: tooltip(
        ({value: [x, y]}) =>
          card(`${names[order[y]]}, epoch ${epochs[x]}`, [
            ["", "mean (10 % – 90 % of trials)", interval(at(epochs[x], order[y]))],
          ]),
        "item",
      ),
      series: [heatMap("mean share", data)],
    },
  };
}

function evolutionLines(width) {
  const {epochs, last, order, at, leading} = evolution();
  if (!order.length) {
    return noImportance();
  }
  const ten = order.slice(0, 10);
  const {key, below} = legend(
    ten.map(feature => names[feature]),
    width,
  );
  const highest = highestShare(ten, epochs);
  const ends = spread(
    ten.map(feature => below + 370 * (1 - at(last, feature).mean / highest)),
    14,
    below + 370,
  );
  const since = epochs[epochs.findLastIndex(epoch => leading(epoch)[0] !== ten[0]) + 1];
  const took =
    epochs.length === 1 ? "" : since === epochs[0] ? "; it led from the start" : `; it took the lead at epoch ${since}`;
  return {
    title: `${named(ten[0])} leads ${inTheEnd()} with ${percent(at(last, ten[0]).mean)} of the attention${took}`,
    height: below + 420,
    option: {
      grid: {left: 62, right: width >= WIDE ? 170 : 16, top: below, height: 370},
      legend: key,
      xAxis: epochAxis(epochs),
      yAxis: shareAxis({max: highest}),
      tooltip: tooltip(
        ([
          {
            value: [epoch],
          },
        ]) =>
          card(
            `epoch ${epoch}: mean (10 % – 90 % of trials)`,
            leading(epoch)
              .filter(feature => ten.includes(feature))
              .map(feature => [accent(ten.indexOf(feature)), names[feature], interval(at(epoch, feature))]),
          ),
      ),
      series: [
        ...ten.map((feature, i) =>
          line(
            i,
            names[feature],
            epochs.map(epoch => [epoch, at(epoch, feature).mean]),
            {endLabel: endLabel(names[feature], width), labelLayout: {y: ends[i]}},
          ),
        ),
        ...ten.map((feature, i) =>
          band(
            i,
            names[feature],
            epochs.map(epoch => [epoch, at(epoch, feature).low, at(epoch, feature).high]),
          ),
        ),
      ],
    },
  };
}

/** A round number not below any share or 90 % quantile. */
function highestShare(features, epochs) {
  const {at} = evolution();
  const highest = epochs.reduce(
    (most, epoch) =>
      features.reduce(
        (more, feature) => Math.max(more, at(epoch, feature).mean ?? 0, at(epoch, feature).high ?? 0),
        most,
      ),
    0,
  );
  const step = 10 ** Math.floor(Math.log10(highest || 1)) / 2;
  return Number((Math.ceil(highest / step) * step).toPrecision(6));
}

function distribution(width) {
  const {epochs, first, last, order, at, leading} = evolution();
  if (!order.length) {
    return noImportance();
  }
  const currentIndex = () =>
    Math.min(charts.distribution?.getOption().timeline[0].currentIndex ?? Infinity, epochs.length - 1);
  const frameAt = epoch => ({
    title: {text: `after epoch ${epoch}`, right: 16, top: 0, textStyle: {color: ink.text, fontSize: 14}},
    series: [
      {
        type: "bar",
        name: "mean share",
        data: order.map(feature => at(epoch, feature).mean),
        itemStyle: {color: ink.bar},
        barCategoryGap: "25%",
        markLine: evenShare(),
      },
      whiskers(
        order.map((feature, i) => [i, at(epoch, feature).low, at(epoch, feature).high]),
        true,
      ),
    ],
  });
  const base = {
    grid: {left: 62, right: 16, top: 30, height: 300},
    xAxis: featureAxis(order, (width - 78) / order.length, {rotate: 90, width: 145}),
    yAxis: shareAxis({max: highestShare(order, epochs)}),
    tooltip: tooltip(
      ([{dataIndex}]) =>
        card(names[order[dataIndex]], [
          [
            "",
            `epoch ${epochs[currentIndex()]}, mean (10 % – 90 %)`,
            interval(at(epochs[currentIndex()], order[dataIndex])),
          ],
        ]),
      "axis",
      "shadow",
    ),
  };
  const blue = {color: ink.accents[0]};
  const timeline = {
    axisType: "category",
    data: epochs.map(String),
    currentIndex: currentIndex(),
    playInterval: 600,
    loop: false,
    bottom: 0,
    left: 10,
    right: 10,
    label: {color: ink.text},
    lineStyle: {color: ink.rule},
    itemStyle: {color: ink.muted},
    checkpointStyle: {color: ink.mark, borderWidth: 0},
    controlStyle: {...blue, borderColor: ink.accents[0]},
    progress: {lineStyle: blue, itemStyle: blue, label: {color: ink.text}},
  };
  const held = epoch =>
    percent(
      sum(
        leading(epoch)
          .slice(0, 5)
          .map(feature => at(epoch, feature).mean),
      ),
    );
  const five = order.length < 5 ? order.length : "five";
  return {
    title:
      `The ${five} leading features hold ${held(last)} of the attention after epoch ${last}`
      + (epochs.length > 1 ? `; the ${five} that led after epoch ${first} held ${held(first)}` : ""),
    height: 550,
    picture: () => ({...base, ...frameAt(epochs[currentIndex()]), title: [frameAt(epochs[currentIndex()]).title]}),
    option: {baseOption: {...base, timeline}, options: epochs.map(frameAt)},
  };
}

function evenShare() {
  return {
    silent: true,
    symbol: "none",
    precision: -1,
    label: {show: false},
    lineStyle: {color: ink.mark, type: "dashed", width: 1.5},
    data: [{yAxis: 1 / content.features.length}],
  };
}

function distributionMultiples(width) {
  const {epochs, order, at} = evolution();
  if (!order.length) {
    return noImportance();
  }
  const odd = epochs.filter(epoch => epoch % 2 === 1);
  const chosen = evenly(odd.length ? odd : epochs, 20);
  const columns = width >= 1000 ? 5 : width >= WIDE ? 4 : 2;
  const [cellWidth, cellHeight] = [(width - 62) / columns, 130];
  const highest = highestShare(order, epochs);
  const left = i => 54 + (i % columns) * cellWidth;
  const top = i => Math.floor(i / columns) * cellHeight;
  return {
    title: concentration(chosen[0], chosen.at(-1)),
    height: Math.ceil(chosen.length / columns) * cellHeight + 14,
    option: {
      title: chosen.map((epoch, i) => ({
        text: `epoch ${epoch}`,
        left: left(i),
        top: top(i),
        padding: 3,
        textStyle: {fontSize: 12, fontWeight: 600, color: ink.text},
      })),
      grid: chosen.map((_, i) => ({left: left(i), top: top(i) + 24, width: cellWidth - 14, height: cellHeight - 36})),
      xAxis: chosen.map((_, i) =>
        featureAxis(
          order,
          1,
          {show: false},
          {gridIndex: i, name: i >= chosen.length - columns ? "features" : "", nameGap: 6},
        ),
      ),
      yAxis: chosen.map((_, i) =>
        shareAxis({
          gridIndex: i,
          max: highest,
          interval: highest / 2,
          nameGap: 38,
          name: i % columns === 0 ? "share (%)" : "",
          label: {show: i % columns === 0, formatter: axisPercent},
        }),
      ),
      tooltip: tooltip(
        ({seriesIndex, dataIndex}) =>
          card(names[order[dataIndex]], [
            [
              "",
              `epoch ${chosen[seriesIndex]}, mean (10 % – 90 %)`,
              interval(at(chosen[seriesIndex], order[dataIndex])),
            ],
          ]),
        "item",
      ),
      series: chosen.map((epoch, i) => ({
        type: "bar",
        name: `epoch ${epoch}`,
        xAxisIndex: i,
        yAxisIndex: i,
        barCategoryGap: "20%",
        data: order.map(feature => at(epoch, feature).mean),
        itemStyle: {color: ink.bar},
        markLine: evenShare(),
      })),
    },
  };
}

function concentration(first, last) {
  const {leading, at} = evolution();
  const holders = epoch => {
    let total = 0;
    return leading(epoch).findIndex(feature => (total += at(epoch, feature).mean) >= 0.5) + 1;
  };
  const [before, after] = [holders(first), holders(last)];
  const features = counted(content.features.length, "feature");
  if (!before || !after) {
    return `The features shown have less than half of the attention after epoch ${after ? first : last}`;
  }
  if (first === last) {
    return `${after} of ${features} ${after === 1 ? "has" : "have"} half of the attention after epoch ${last}`;
  }
  const moves = after < before ? "concentrates" : after > before ? "spreads" : "stays as concentrated as it was";
  return `The attention ${moves}: half of it is with ${before} of ${features} after epoch ${first}, with ${after} after epoch ${last}`;
}

function ranks(width) {
  const rows = panelRows("ranks");
  if (!rows.length) {
    return noImportance();
  }
  const epochs = epochsOf(rows);
  const [first, last] = [epochs[0], epochs.at(-1)];
  const places = new Map(rows.map(one => [`${one.epoch} ${one.feature_index}`, one.place]));
  const place = (epoch, feature) => places.get(`${epoch} ${feature}`) ?? null;
  const inOrder = (features, epoch) =>
    [...features].sort((a, b) => (place(epoch, a) ?? Infinity) - (place(epoch, b) ?? Infinity));
  const onceLeading = new Set(rows.filter(one => one.place <= 5).map(one => one.feature_index));
  const chosen = inOrder(unique(rows.map(one => one.feature_index)), last)
    .filter((feature, i) => i < 10 || onceLeading.has(feature))
    .slice(0, 16);
  const {key, below} = legend(
    chosen.map(feature => names[feature]),
    width,
  );
  const lowest = Math.max(2, ...chosen.flatMap(feature => epochs.map(epoch => place(epoch, feature) ?? 1)));
  const gain = feature => (place(first, feature) ?? 0) - place(last, feature);
  const best = chosen.slice(0, 10).reduce((most, feature) => (gain(feature) > gain(most) ? feature : most));
  const climb =
    gain(best) <= 0
      ? ""
      : `${best === chosen[0] ? " and" : `; ${named(best)}`} climbed most of the first ten, from place `
        + `${place(first, best)} after epoch ${first} to place ${place(last, best)} after epoch ${last}`;
  return {
    title: `${named(chosen[0])} is first ${inTheEnd()}${climb}`,
    height: below + 470,
    option: {
      grid: {left: 50, right: width >= WIDE ? 190 : 16, top: below, height: 420},
      legend: key,
      xAxis: epochAxis(epochs),
      yAxis: axis({type: "value", name: "place", nameGap: 34, inverse: true, min: 1, max: lowest, minInterval: 1}),
      tooltip: tooltip(
        ([
          {
            value: [epoch],
          },
        ]) =>
          card(
            `place after epoch ${epoch}`,
            inOrder(chosen, epoch).map(feature => [
              accent(chosen.indexOf(feature)),
              names[feature],
              exact(place(epoch, feature)),
            ]),
          ),
      ),
      series: chosen.map((feature, i) =>
        line(
          i,
          names[feature],
          epochs.map(epoch => [epoch, place(epoch, feature)]),
          {clip: false, endLabel: endLabel(`${place(last, feature)} ${names[feature]}`, width)},
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

// ---- Figures: agreement

function stability() {
  const agreed = panelRows("stability")
    .filter(one => one.across === "trials" && one.kendall_w !== null)
    .sort((a, b) => a.epoch - b.epoch);
  if (!agreed.length) {
    return {
      title:
        trialsOfConfiguration() === 1
          ? "One trial has no agreement with others"
          : "Nothing is known of their agreement",
    };
  }
  const [first, last] = [agreed[0], agreed.at(-1)];
  const earlier = first === last ? "" : `, with ${first.kendall_w.toFixed(2)} after epoch ${first.epoch}`;
  return {
    title:
      `The rankings of ${counted(last.trials, "trial")} agree with Kendall’s W = ${last.kendall_w.toFixed(2)} `
      + `after epoch ${last.epoch}${earlier}`,
  };
}

function topFrequency(width) {
  const all = panelRows("ranks");
  if (!all.length) {
    return noImportance();
  }
  const k = kOf("ranks", "frequent");
  const share = one => one[`top_${k}`];
  const last = epochsOf(all).at(-1);
  const rows = all
    .filter(one => one.epoch === last && share(one) > 0)
    .sort((a, b) => share(b) - share(a) || a.place - b.place);
  if (!rows.length) {
    return {empty: "None of the features shown is among the first in any trial."};
  }
  const shown = rows.slice(0, MOST_BARS);
  const among = k === 1 ? "the first" : `among the first ${k}`;
  return {
    title:
      `${named(shown[0].feature_index)} is ${among} in ${percent(share(shown[0]), 0)} of the trials after epoch ${last}; `
      + `${counted(rows.length, "feature is", "features are")} so in at least one trial, ${rows.filter(one => share(one) > 0.5).length} in `
      + "more than half",
    ...horizontalBars({
      width,
      labels: shown.map(one => names[one.feature_index]),
      values: shown.map(share),
      max: 1,
      name: width >= WIDE ? `share of trials with the feature ${among} (%)` : "share of trials (%)",
      tip: i =>
        card(names[shown[i].feature_index], [
          ["", `of trials have it ${among}`, exactPercent(share(shown[i]))],
          ["", "mean rank", exact(shown[i].mean_rank)],
          ["", "place of the mean share", exact(shown[i].place)],
        ]),
    }),
    body: leftOut(rows.length - shown.length, "feature"),
  };
}

function leftOut(more, noun) {
  return more > 0 ? [el("p", {class: "note"}, `Not shown: ${counted(more, `further ${noun}`)}.`)] : [];
}

function agreement(width) {
  const k = kOf("stability", "agreed");
  const all = panelRows("stability");
  const rows = all.filter(one => one.across === settings.across && one.k === k).sort((a, b) => a.epoch - b.epoch);
  if (!rows.length) {
    return !all.length
      ? noAgreement()
      : {
          empty: `No two trials differ only in their ${settings.across === "seeds" ? "seed" : "split"}.`,
          choosable: true,
        };
  }
  const ofSets = k === null ? [] : [["nogueira", `Nogueira, first ${k}`]];
  const measures = [["kendall_w", "Kendall’s W"], ["spearman", "mean Spearman"], ...ofSets];
  const labels = measures.map(([, label]) => label);
  const {key, below} = legend(labels, width);
  const limits = rows
    .filter(one => one.nogueira_low !== null)
    .map(one => [one.epoch, one.nogueira_low, one.nogueira_high]);
  return {
    title: agreementSentence(rows.at(-1), k),
    height: below + 320,
    option: {
      grid: {left: 54, right: 20, top: below, height: 270},
      legend: key,
      xAxis: epochAxis(rows.map(one => one.epoch)),
      yAxis: axis({
        type: "value",
        name: "agreement (1: the same)",
        nameGap: 36,
        max: ({max}) => Math.max(1, Math.ceil(max * 10) / 10),
        min: ({min}) => Math.min(0, Math.floor(min * 10) / 10),
        label: {formatter: value => rounded(value)},
      }),
      tooltip: tooltip(
        ([
          {
            value: [epoch],
          },
        ]) => {
          const one = rows.find(each => each.epoch === epoch);
          return card(
            `epoch ${epoch}, ${ACROSS[settings.across]}`,
            measures.map(([column, label], i) => [
              accent(i),
              label,
              i < 2
                ? exact(one[column])
                : interval({mean: one.nogueira, low: one.nogueira_low, high: one.nogueira_high}, exact),
            ]),
          );
        },
      ),
      series: [
        ...measures.map(([column, label], i) =>
          line(
            i,
            label,
            rows.map(one => [one.epoch, one[column]]),
            {lineStyle: {color: accent(i), width: 2, type: DASHES[i]}},
          ),
        ),
        ...(limits.length ? [band(2, labels[2], limits)] : []),
      ],
    },
  };
}

function agreementSentence({groups, epoch, kendall_w: w, nogueira, nogueira_low: low, nogueira_high: high}, k) {
  const averaged = groups > 1 ? ` (mean over ${counted(groups, settings.across === "seeds" ? "split" : "seed")})` : "";
  const two = number => (missing(number) ? "unknown" : number.toFixed(2));
  return (
    `Over ${ACROSS[settings.across]}${averaged}, Kendall’s W is ${two(w)} after epoch ${epoch}`
    + (k === null
      ? ""
      : `; the stability of the first ${k} is ${two(nogueira)}`
        + (missing(low) ? "" : ` (95 % interval ${two(low)} – ${two(high)})`))
  );
}

function topSets() {
  const [similarity, sets] = [lastRows("similarity"), lastRows("top_sets")];
  if (trialsOfConfiguration() === 1 || !panelRows("evolution").length) {
    return noAgreement();
  }
  if (!sets.length) {
    return {empty: "There are no sets of five: there are too few features."};
  }
  const all = sets[0].all_trials;
  const overall = similarity.find(one => one.across === "trials")?.jaccard;
  const nameOf = feature => el("bdi", {title: names[feature]}, elided(names[feature], 48));
  return {
    title:
      `${counted(sets[0].distinct_sets, "different set")} of five among ${counted(all, "trial")}; the most frequent one is in `
      + `${sets[0].trials} of them${missing(overall) ? "" : `; two trials’ sets have a mean similarity of ${overall.toFixed(2)}`}`,
    body: [
      el(
        "div",
        {class: "pair"},
        table(
          "Mean Jaccard similarity",
          ["two trials of", "similarity"],
          Object.keys(ACROSS)
            .map(across => similarity.find(one => one.across === across))
            .filter(Boolean)
            .map(one => [ACROSS[one.across], exact(one.jaccard)]),
        ),
        table(
          "Most frequent sets",
          ["features", "trials", "share"],
          sets.map(one => [
            one.features.split(" ").flatMap((feature, i) => [i ? ", " : "", nameOf(feature)]),
            exact(one.trials),
            percent(one.trials / all),
          ]),
        ),
      ),
    ],
  };
}

function table(caption, heads, rows) {
  const kind = i => ({class: i ? "number" : "names"});
  return el(
    "table",
    null,
    el("caption", null, caption),
    el(
      "thead",
      null,
      el(
        "tr",
        null,
        heads.map((head, i) => el("th", {scope: "col", ...kind(i)}, head)),
      ),
    ),
    el(
      "tbody",
      null,
      rows.map(cells =>
        el(
          "tr",
          null,
          cells.map((cell, i) => el("td", kind(i), cell)),
        ),
      ),
    ),
  );
}

// ---- Figures: correlations

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
    title: `At |r| ≥ ${at} the features form ${counted(rows[0].groups, "group")}; ${leading} has ${percent(top.mean)} of the attention`,
    ...horizontalBars({
      width,
      labels: rows.map(label),
      values: rows.map(one => one.mean),
      limits: rows.map((one, i) => [i, one.low, one.high]),
      name: width >= WIDE ? "share of the attention, summed over the group (%)" : "summed share of the attention (%)",
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

// ---- Figures: learning

function learningCurves(width) {
  const rows = [...panelRows("learning_curves")].sort((a, b) => a.epoch - b.epoch);
  if (!rows.length) {
    return {empty: "No trial of this configuration has completed an epoch: there is nothing learned to show."};
  }
  const metrics = [
    ["loss", "loss", exact],
    ["accuracy", "accuracy (%)", exactPercent],
    ["r2", "R²", exact],
  ].filter(([name]) => rows.some(one => one[name] !== null));
  const kinds = ["train", "test"].filter(kind => rows.some(one => one.rows === kind));
  const of = kind => rows.filter(one => one.rows === kind);
  const columns = width >= 900 ? metrics.length : 1;
  const cell = width / columns;
  return {
    title: learned(
      kinds.at(-1),
      of(kinds.at(-1)).filter(one => one.loss !== null),
    ),
    height: 28 + Math.ceil(metrics.length / columns) * 320,
    option: {
      legend: legend(kinds, width).key,
      grid: metrics.map((_, i) => ({
        left: (i % columns) * cell + 62,
        top: 36 + Math.floor(i / columns) * 320,
        width: cell - 82,
        height: 260,
      })),
      xAxis: metrics.map((_, i) => epochAxis(epochsOf(rows), {gridIndex: i})),
      yAxis: metrics.map(([name, label], i) =>
        axis({
          type: "value",
          gridIndex: i,
          name: label,
          nameGap: 44,
          scale: name !== "loss",
          label: {formatter: name === "accuracy" ? axisPercent : value => rounded(value)},
        }),
      ),
      tooltip: tooltip(
        ([
          {
            axisIndex,
            value: [epoch],
          },
        ]) => {
          const [name, label, format] = metrics[axisIndex];
          return card(
            `epoch ${epoch}: ${label}, mean (10 % – 90 % of trials)`,
            kinds.map((kind, i) => {
              const one = of(kind).find(each => each.epoch === epoch) ?? {};
              return [
                accent(i),
                kind,
                interval({mean: one[name], low: one[`${name}_low`], high: one[`${name}_high`]}, format),
              ];
            }),
          );
        },
      ),
      series: metrics.flatMap(([name], at) =>
        kinds.flatMap((kind, i) => [
          line(
            i,
            kind,
            of(kind).map(one => [one.epoch, one[name]]),
            {xAxisIndex: at, yAxisIndex: at, lineStyle: {color: accent(i), width: 2, type: DASHES[i]}},
          ),
          band(
            i,
            kind,
            of(kind).map(one => [one.epoch, one[`${name}_low`], one[`${name}_high`]]),
            {xAxisIndex: at, yAxisIndex: at},
          ),
        ]),
      ),
    },
  };
}

function learned(kind, curve) {
  if (!curve.length) {
    return "No trial has a loss that is a number";
  }
  const [first, last] = [curve[0], curve.at(-1)];
  const lowest = curve.reduce((best, one) => (one.loss < best.loss ? one : best));
  const loss =
    first === last
      ? `The ${kind} loss is ${rounded(last.loss)} after epoch ${last.epoch}`
      : `The ${kind} loss goes from ${rounded(first.loss)} to ${rounded(last.loss)}${
          lowest === last
            ? ", its lowest, in the last epoch"
            : `; it was lowest, ${rounded(lowest.loss)}, at epoch ${lowest.epoch}`
        }`;
  const quality =
    last.accuracy !== null
      ? `; ${kind} accuracy ends at ${percent(last.accuracy)}`
      : last.r2 !== null
        ? `; ${kind} R² ends at ${rounded(last.r2)}`
        : "";
  return loss + quality;
}

function trials() {
  if (!count("trials")) {
    return {empty: "No trial has committed an epoch yet."};
  }
  const columns = TRIAL_COLUMNS.filter(([name]) => tables.trials[name]?.some(value => value !== null));
  let most = ROWS_AT_A_TIME;
  const [counter, rows] = [el("span", {class: "note", role: "status"}), el("tbody")];
  const heads = columns.map(([name, label, kind]) =>
    el(
      "th",
      {scope: "col", class: kind === "text" ? null : "number"},
      el("button", {type: "button", click: () => sortBy(name)}, label),
    ),
  );
  const more = el("button", {type: "button", click: () => fill((most += ROWS_AT_A_TIME))}, "show more");
  const filter = el("input", {
    type: "search",
    name: "filter",
    value: settings.filter,
    placeholder: "text in any column",
    input: () => {
      set("filter", filter.value);
      fill();
    },
  });
  const sortBy = name => {
    const turned = settings.sort === name && settings.direction === "ascending";
    set("sort", name);
    set("direction", turned ? "descending" : "ascending");
    fill();
  };
  const fill = () => {
    const found = sortedTrials(matchingTrials(columns));
    const shown = found.slice(0, most);
    heads.forEach((head, i) =>
      head.setAttribute("aria-sort", settings.sort === columns[i][0] ? settings.direction : "none"),
    );
    rows.replaceChildren(
      ...shown.map(i =>
        el(
          "tr",
          null,
          columns.map(([name, , kind]) => trialCell(tables.trials[name][i], kind)),
        ),
      ),
    );
    counter.textContent = `${shown.length.toLocaleString("en")} of ${counted(found.length, "trial")}`;
    more.hidden = shown.length === found.length;
  };
  fill();
  const scopes = [
    ["all", "all configurations"],
    ["one", "the chosen configuration"],
  ];
  return {
    title: trialsSentence(),
    body: [
      el(
        "div",
        {class: "tools"},
        configurations().length > 1 ? selection({key: "scope", label: "trials of", values: scopes}, fill) : "",
        el("label", null, el("span", null, "filter"), filter),
        counter,
      ),
      el(
        "div",
        {class: "scroll", tabindex: "0", role: "region", "aria-label": "table of trials"},
        el("table", null, el("thead", null, el("tr", null, heads)), rows),
      ),
      more,
    ],
  };
}

function matchingTrials(columns) {
  const text = settings.filter.trim().toLowerCase();
  const texts = () =>
    remembered("trials as text", () =>
      tables.trials.trial.map((_, i) =>
        columns
          .map(([name]) => visible(tables.trials[name][i] ?? "–"))
          .join("\n")
          .toLowerCase(),
      ),
    );
  return [...tables.trials.trial.keys()].filter(
    i =>
      (settings.scope !== "one" || tables.trials.configuration[i] === settings.configuration)
      && (!text || texts()[i].includes(text)),
  );
}

function sortedTrials(found) {
  const column = tables.trials[settings.sort] ?? tables.trials.trial;
  const sign = settings.direction === "descending" ? -1 : 1;
  const collator = new Intl.Collator("en", {numeric: true});
  const compare = (x, y) =>
    x === null || y === null
      ? (x === null) - (y === null)
      : sign * (typeof x === "string" ? collator.compare(x, y) : (x > y) - (x < y));
  return found.sort((a, b) => compare(column[a], column[b]) || a - b);
}

function trialCell(value, kind) {
  const title = value === null ? null : visible(value);
  if (kind === "text") {
    return el("td", {class: "text", title}, el("bdi", null, title ?? "–"));
  }
  const whole = typeof value === "bigint" || Number.isInteger(value);
  const shown = kind === "share" ? percent(value, 2) : whole ? exact(value) : rounded(value, 4);
  return el("td", {class: "number", title}, shown);
}

function trialsSentence() {
  const {trial, test_accuracy: accuracy, test_r2: r2, test_loss: loss} = tables.trials;
  const measures = [
    ["test accuracy", accuracy, share => percent(share)],
    ["test R²", r2, rounded],
    ["test loss", loss, rounded],
  ];
  const [label, column, format] = measures.find(([, values]) => values.some(one => one !== null)) ?? ["", [], exact];
  const values = column.filter(one => one !== null).sort(ascending);
  const range = unique([values[0], values.at(-1)]).map(value => format(value));
  return (
    counted(trial.length, "trial")
    + (values.length ? `: ${label} ${range.length > 1 ? `from ${range.join(" to ")}` : range[0]}` : "")
  );
}
