// Drawing: figures near the screen come first, one at a time, so that the page stays responsive.

/** Draws all figures, those in sight first, and lets the page breathe between them. */
function redraw() {
  const turn = ++drawing;
  delete document.documentElement.dataset.ready;
  const distance = ({top, bottom}) => (top > innerHeight ? top - innerHeight : Math.max(0, -bottom));
  const boxes = new Map(
    FIGURES.map(figure => [figure, distance(document.getElementById(figure.id).getBoundingClientRect())]),
  );
  const waiting = [...FIGURES].sort((a, b) => boxes.get(a) - boxes.get(b));
  const next = () => {
    if (turn !== drawing) {
      return;
    }
    if (waiting.length) {
      draw(waiting.shift());
      setTimeout(next);
    } else {
      document.documentElement.dataset.ready = "true";
    }
  };
  next();
}

function drawNow() {
  drawing++;
  FIGURES.forEach(draw);
  document.documentElement.dataset.ready = "true";
}

function draw(figure) {
  const width = printing ? PRINT_WIDTH : figure.body.clientWidth;
  const {title = "", empty = "", option, height, body = [], choosable = !empty} = made(figure, width);
  figure.title.textContent = title;
  figure.title.hidden = !title;
  figure.empty.textContent = empty;
  figure.empty.hidden = !empty;
  figure.pictures.forEach(button => button.toggleAttribute("hidden", !option));
  figure.body.replaceChildren(...body);
  if (!figure.choicesBox.contains(document.activeElement)) {
    const choices = choosable ? (figure.choices?.() ?? []) : [];
    figure.choicesBox.replaceChildren(
      ...choices.filter(one => one.values.length > 1).map(one => (one.control ?? selection)(one, () => draw(figure))),
    );
  }
  figure.chart.hidden = !option;
  if (option) {
    figure.chart.style.height = `${height}px`;
    charts[figure.id] ??= echarts.init(figure.chart, null, {width, height});
    const chart = charts[figure.id];
    if (chart.getWidth() !== width || chart.getHeight() !== height) {
      chart.resize({width, height});
    }
    chart.setOption(styled(option, title), true);
  } else {
    charts[figure.id]?.dispose();
    delete charts[figure.id];
  }
}

/** What a figure shows; where that goes wrong it says so, and the others are drawn all the same. */
function made(figure, width) {
  try {
    return figure.make(width);
  } catch (problem) {
    console.error(problem);
    return {empty: `This figure cannot be drawn: ${problem.message}`};
  }
}

/** What all charts have in common. */
function styled(option, title) {
  const common = {
    animation: false,
    backgroundColor: ink.surface,
    textStyle: {color: ink.text, fontFamily: FONT, fontSize: 12},
    aria: {enabled: true, label: {description: title}},
  };
  return option.baseOption ? {...option, baseOption: {...common, ...option.baseOption}} : {...common, ...option};
}

/** Saves a figure with its title, light, as paper wants it. */
function save(figure, format) {
  const width = figure.chart.clientWidth;
  ink = LIGHT;
  const {title, option, height, picture = () => option} = figure.make(width);
  const {moved, shift} = titled(picture(), title, width);
  const size = {width, height: height + shift};
  const chart =
    format === "SVG"
      ? echarts.init(null, null, {renderer: "svg", ssr: true, ...size})
      : echarts.init(document.createElement("div"), null, {devicePixelRatio: 2, ...size});
  chart.setOption({...styled(moved, title), aria: {enabled: false}});
  ink = preferred();
  const address =
    format === "SVG"
      ? URL.createObjectURL(new Blob([chart.renderToSVGString()], {type: "image/svg+xml"}))
      : chart.getDataURL({type: "png", pixelRatio: 2, backgroundColor: LIGHT.surface});
  el("a", {href: address, download: `${figure.id}.${format.toLowerCase()}`}).click();
  chart.dispose();
}

function titled(option, text, width) {
  const style = {color: ink.text, fontSize: 15, lineHeight: 20, width: width - 16, overflow: "break"};
  const shift = Math.ceil(([...text].length * 8.3) / (width - 20)) * 20 + 12;
  const lower = one => (typeof one.top === "number" ? {...one, top: one.top + shift} : one);
  const moved = {...option};
  ["grid", "legend", "title", "visualMap"]
    .filter(part => option[part])
    .forEach(part => {
      moved[part] = [option[part]].flat().map(lower);
    });
  moved.series = option.series.map(one =>
    one.labelLayout ? {...one, labelLayout: {y: one.labelLayout.y + shift}} : one,
  );
  moved.title = [{text, left: 8, top: 6, textStyle: style}, ...(moved.title ?? [])];
  return {moved, shift};
}
