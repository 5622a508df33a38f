// Figures of learning: curves, and the table of trials.

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
  const kinds = ["train", "test"].filter(kind => rows.some(one => one.side === kind));
  const of = kind => rows.filter(one => one.side === kind);
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
