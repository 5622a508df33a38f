// Figures of importance: its evolution and its distribution over the features.

function evolutionMap(width) {
  const {epochs, first, last, order, at, leading} = evolution();
  if (!order.length) {
    return noImportance();
  }
  const left = labelWidth(width);
  const cell = Math.max(7, Math.min(18, Math.floor(900 / order.length)));
  const data = order.flatMap((feature, y) => epochs.map((epoch, x) => [x, y, at(epoch, feature).mean]));
  const highest = data.reduce((most, [, , mean]) => Math.max(most, mean ?? 0), 0);
  const [top, before] = [order[0], leading(first)[0]];
  const even = `equal importance would be ${percent(1 / content.features.length)}`;
  return {
    title:
      epochs.length === 1
        ? `${named(top)} has the largest importance after epoch ${last}, ${percent(at(last, top).mean)}; ${even}`
        : `The largest importance goes from ${percent(at(first, before).mean)} (${named(before)}) after epoch ${first} to `
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
      series: [heatMap("mean importance", data)],
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
  const highest = highestImportance(ten, epochs);
  const ends = spread(
    ten.map(feature => below + 370 * (1 - at(last, feature).mean / highest)),
    14,
    below + 370,
  );
  const since = epochs[epochs.findLastIndex(epoch => leading(epoch)[0] !== ten[0]) + 1];
  const took =
    epochs.length === 1 ? "" : since === epochs[0] ? "; it led from the start" : `; it took the lead at epoch ${since}`;
  return {
    title: `${named(ten[0])} leads ${inTheEnd()} with an importance of ${percent(at(last, ten[0]).mean)}${took}`,
    height: below + 420,
    option: {
      grid: {left: 62, right: width >= WIDE ? 170 : 16, top: below, height: 370},
      legend: key,
      xAxis: epochAxis(epochs),
      yAxis: importanceAxis({max: highest}),
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

/** A round number not below any mean importance or 90 % quantile. */
function highestImportance(features, epochs) {
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
        name: "mean importance",
        data: order.map(feature => at(epoch, feature).mean),
        itemStyle: {color: ink.bar},
        barCategoryGap: "25%",
        markLine: equalImportance(),
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
    yAxis: importanceAxis({max: highestImportance(order, epochs)}),
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
      `The ${five} leading features hold ${held(last)} of the importance after epoch ${last}`
      + (epochs.length > 1 ? `; the ${five} that led after epoch ${first} held ${held(first)}` : ""),
    height: 550,
    picture: () => ({...base, ...frameAt(epochs[currentIndex()]), title: [frameAt(epochs[currentIndex()]).title]}),
    option: {baseOption: {...base, timeline}, options: epochs.map(frameAt)},
  };
}

function equalImportance() {
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
  const highest = highestImportance(order, epochs);
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
        importanceAxis({
          gridIndex: i,
          max: highest,
          interval: highest / 2,
          nameGap: 38,
          name: i % columns === 0 ? "importance (%)" : "",
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
        markLine: equalImportance(),
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
    return `The features shown have less than half of the importance after epoch ${after ? first : last}`;
  }
  if (first === last) {
    return `${after} of ${features} ${after === 1 ? "has" : "have"} half of the importance after epoch ${last}`;
  }
  const moves = after < before ? "concentrates" : after > before ? "spreads" : "stays as concentrated as it was";
  return `Importance ${moves}: half of it is with ${before} of ${features} after epoch ${first}, with ${after} after epoch ${last}`;
}
