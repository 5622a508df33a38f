// Parts of charts: axes, tooltips, legends, lines, bands and bars.

function axis({label, ...more}) {
  return {
    nameTextStyle: {color: ink.muted},
    nameLocation: "middle",
    axisLabel: {color: ink.text, hideOverlap: true, ...label},
    axisLine: {lineStyle: {color: ink.muted}},
    axisTick: {lineStyle: {color: ink.muted}},
    splitLine: {show: more.type === "value", lineStyle: {color: ink.grid}},
    ...more,
  };
}

function epochAxis(epochs, more) {
  const alone = epochs.length === 1 ? 0.5 : 0;
  return axis({
    type: "value",
    name: "epoch",
    nameGap: 28,
    min: epochs[0] - alone,
    max: epochs.at(-1) + alone,
    minInterval: 1,
    label: {formatter: value => (Number.isInteger(value) ? String(value) : "")},
    splitLine: {show: false},
    ...more,
  });
}

/** Features along an axis on which each has so many pixels: names as large as that allows, left out where it does not. */
function featureAxis(features, pixels, label, more) {
  const fitting = {fontSize: pixels >= 14 ? 12 : 10, interval: Math.max(0, Math.ceil(12 / pixels) - 1)};
  return axis({
    type: "category",
    data: features.map(feature => names[feature]),
    axisTick: {show: false},
    splitLine: {show: false},
    label: {overflow: "truncate", ellipsis: "…", ...fitting, ...label},
    ...more,
  });
}

function importanceAxis(more) {
  const by = settings.aggregate === "by example" ? ", by example" : "";
  return axis({
    type: "value",
    name: `importance${by} (%)`,
    nameGap: 46,
    min: 0,
    label: {formatter: axisPercent},
    ...more,
  });
}

function tooltip(formatter, trigger = "axis", pointer = "line") {
  return {
    trigger,
    formatter,
    confine: true,
    axisPointer: {type: pointer},
    backgroundColor: ink.surface,
    borderColor: ink.rule,
    textStyle: {color: ink.text, fontSize: 13},
  };
}

/** The content of a tooltip: a title and lines of colour, label and value, all as text. */
function card(title, lines) {
  return el(
    "div",
    {class: "card"},
    el("b", null, title),
    el(
      "table",
      null,
      el(
        "tbody",
        null,
        lines.map(([colour, label, value]) => {
          const dot = el("span", colour ? {class: "dot"} : null);
          dot.style.background = colour;
          return el(
            "tr",
            null,
            el("td", null, dot),
            el("td", null, el("bdi", null, label)),
            el("td", {class: "number"}, value),
          );
        }),
      ),
    ),
  );
}

const accent = i => ink.accents[i % ink.accents.length];

/** A line with a few marks on it: colour, dashes and symbol tell the i-th from the others. */
function line(i, name, data, more) {
  const every = Math.max(1, Math.ceil(data.length / 8));
  return {
    type: "line",
    name,
    data,
    showSymbol: true,
    symbol: SYMBOLS[i % SYMBOLS.length],
    itemStyle: {color: accent(i)},
    symbolSize: (_, point) => ((point.dataIndex + i) % every === 0 ? 7 : 0),
    emphasis: {focus: "series"},
    lineStyle: {color: accent(i), width: 2, type: DASHES[Math.floor(i / ink.accents.length) % DASHES.length]},
    ...more,
  };
}

/** The area between low and high of [epoch, low, high]; a stroke where there is but one epoch. */
function band(i, name, data, more) {
  const colour = accent(i);
  const area = (point, api) => {
    const rows = Array.from({length: point.dataInsideLength}, (_, at) => [
      api.value(0, at),
      api.value(1, at),
      api.value(2, at),
    ]).filter(one => one.every(Number.isFinite));
    const points = [
      ...rows.map(([x, , high]) => api.coord([x, high])),
      ...rows.map(([x, low]) => api.coord([x, low])).reverse(),
    ];
    return rows.length === 1
      ? {type: "polyline", shape: {points}, style: {stroke: colour, lineWidth: 2, opacity: 0.5, fill: "none"}}
      : {type: "polygon", shape: {points}, style: {fill: colour, opacity: 0.12}};
  };
  return {
    type: "custom",
    name,
    data,
    encode: {x: 0, y: [1, 2]},
    itemStyle: {color: colour},
    silent: true,
    clip: true,
    z: 1,
    renderItem: (point, api) => (point.dataIndexInside === 0 ? area(point, api) : undefined),
    ...more,
  };
}

/** From low to high of [category, low, high], a bar across each end; upright where the categories lie on the x axis. */
function whiskers(data, upright) {
  const renderItem = (_, api) => {
    const [low, high] = [1, 2].map(end =>
      api.coord(upright ? [api.value(0), api.value(end)] : [api.value(end), api.value(0)]),
    );
    const half = Math.min(4, Math.abs(api.size([1, 1])[upright ? 0 : 1]) * 0.25);
    const across = ([x, y]) => (upright ? [x - half, y, x + half, y] : [x, y - half, x, y + half]);
    return {
      type: "group",
      children: [[...low, ...high], across(low), across(high)].map(([x1, y1, x2, y2]) => ({
        type: "line",
        shape: {x1, y1, x2, y2},
        style: {stroke: ink.text, lineWidth: 1},
      })),
    };
  };
  return {
    type: "custom",
    name: "10 % – 90 %",
    data,
    silent: true,
    clip: true,
    z: 3,
    renderItem,
    encode: upright ? {x: 0, y: [1, 2]} : {y: 0, x: [1, 2]},
  };
}

function legend(labels, width, longest = 28) {
  const {rows} = labels.reduce(
    ({rows: at, x}, label) => {
      const wide = Math.min([...label].length, longest) * 6.6 + 46;
      return x + wide > width - 16 ? {rows: at + 1, x: wide} : {rows: at, x: x + wide};
    },
    {rows: 1, x: 0},
  );
  return {
    below: rows * 20 + 16,
    key: {
      data: labels,
      top: 0,
      left: 0,
      width: width - 8,
      itemGap: 12,
      itemWidth: 26,
      itemHeight: 9,
      textStyle: {color: ink.text, width: longest * 6.6, overflow: "truncate"},
    },
  };
}

const endLabel = (text, width) => ({
  show: width >= WIDE,
  formatter: () => elided(text, 24),
  color: ink.text,
  distance: 8,
});

/** Moves heights in pixels apart, in their order, none below the bottom. */
function spread(heights, gap, bottom) {
  const order = [...heights.keys()].sort((a, b) => heights[a] - heights[b]);
  const moved = [...heights];
  order.forEach((i, n) => {
    moved[i] = Math.max(moved[i], n ? moved[order[n - 1]] + gap : 0);
  });
  order.reverse().forEach((i, n) => {
    moved[i] = Math.min(moved[i], n ? moved[order[n - 1]] - gap : bottom);
  });
  return moved;
}

const labelWidth = width => (width >= WIDE ? 190 : Math.round(width * 0.32));

function colourScale(min, max, colours, format, width) {
  return {
    type: "continuous",
    min,
    max,
    orient: "horizontal",
    top: 0,
    left: "center",
    itemWidth: 12,
    itemHeight: 150,
    calculable: width >= WIDE,
    inRange: {color: colours},
    formatter: format,
    text: width >= WIDE ? undefined : [format(max), format(min)],
    textStyle: {color: ink.text},
  };
}

function heatMap(name, data) {
  return {type: "heatmap", name, data, progressive: 0, emphasis: {itemStyle: {borderColor: ink.text, borderWidth: 1}}};
}

function horizontalBars({width, labels, values, limits, name, max, tip}) {
  const left = labelWidth(width);
  const bars = {type: "bar", name, data: values, itemStyle: {color: ink.bar}, barCategoryGap: "30%"};
  return {
    height: values.length * 20 + 60,
    option: {
      grid: {left, right: 24, top: 6, height: values.length * 20},
      xAxis: importanceAxis({name, nameGap: 28, max}),
      yAxis: featureAxis([], 20, {width: left - 10}, {data: labels, inverse: true}),
      tooltip: tooltip(points => tip(points[0].dataIndex), "axis", "shadow"),
      series: limits ? [bars, whiskers(limits, false)] : [bars],
    },
  };
}

function noImportance() {
  return {
    empty:
      content.run.settings["importance.enabled"] === "false"
        ? "This run recorded no importance: importance.enabled is false."
        : "There is no importance for this choice.",
  };
}

function noAgreement() {
  return !panelRows("evolution").length
    ? noImportance()
    : {
        empty:
          trialsOfConfiguration() === 1
            ? "One trial has no agreement with others."
            : "There are no statistics of agreement for this choice.",
      };
}
