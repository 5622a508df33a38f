// Figures of agreement between trials.

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
  const frequency = one => one[`top_${k}`];
  const last = epochsOf(all).at(-1);
  const rows = all
    .filter(one => one.epoch === last && frequency(one) > 0)
    .sort((a, b) => frequency(b) - frequency(a) || a.place - b.place);
  if (!rows.length) {
    return {empty: "None of the features shown is among the first in any trial."};
  }
  const shown = rows.slice(0, MOST_BARS);
  const among = k === 1 ? "the first" : `among the first ${k}`;
  return {
    title:
      `${named(shown[0].feature_index)} is ${among} in ${percent(frequency(shown[0]), 0)} of the trials after epoch ${last}; `
      + `${counted(rows.length, "feature is", "features are")} so in at least one trial, `
      + `${rows.filter(one => frequency(one) > 0.5).length} in more than half`,
    ...horizontalBars({
      width,
      labels: shown.map(one => names[one.feature_index]),
      values: shown.map(frequency),
      max: 1,
      name: width >= WIDE ? `share of trials with the feature ${among} (%)` : "share of trials (%)",
      tip: i =>
        card(names[shown[i].feature_index], [
          ["", `of trials have it ${among}`, exactPercent(frequency(shown[i]))],
          ["", "mean rank", exact(shown[i].mean_rank)],
          ["", "rank by mean importance", exact(shown[i].place)],
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
