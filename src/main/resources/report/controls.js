// The controls, the frames of the figures, and the SQL beside each figure.

function showControls() {
  const methods = panels().map(one => [one.label, visible(one.label)]);
  const figures = FIGURES.map(one => [one.id, document.querySelector(`#${one.id} > .kicker`).textContent]);
  const changed = select => {
    showControls();
    document.querySelector(`#controls [name="${select.name}"]`)?.focus();
    redraw();
  };
  const form = document.getElementById("controls");
  form.replaceChildren(
    selection(
      {key: "configuration", label: "configuration", values: configurations().map(one => [one, visible(one)])},
      changed,
    ),
    ...(methods.length > 1 ? [selection({key: "panel", label: "method", values: methods}, changed)] : []),
    ...(methods.length
      ? [
          selection(
            {
              key: "aggregate",
              label: "aggregate",
              values: [
                ["importance", "importance"],
                ["by example", "importance by example"],
              ],
            },
            changed,
          ),
        ]
      : []),
    selection({key: "figure", label: "go to", values: [["", "figure …"], ...figures]}, select => {
      document.getElementById(select.value)?.scrollIntoView();
      select.value = "";
    }),
  );
  form.hidden = false;
}

function selection({key, label, values, chosen = settings[key]}, changed) {
  const select = el(
    "select",
    {
      name: key,
      change: () => {
        if (key in settings) {
          set(key, select.value);
        }
        changed(select);
      },
    },
    values.map(([value, text]) => el("option", {value, selected: String(chosen ?? "") === String(value)}, text)),
  );
  return el("label", null, el("span", null, label), select);
}

function slider({key, label, values, chosen}, changed) {
  const shown = el("output", null, exact(chosen));
  const places = {min: 0, max: values.length - 1, value: values.indexOf(chosen)};
  const range = el("input", {
    type: "range",
    name: key,
    ...places,
    "aria-valuetext": chosen,
    input: () => {
      set(key, String(values[range.value]));
      shown.textContent = settings[key];
      range.setAttribute("aria-valuetext", settings[key]);
      changed(range);
    },
  });
  return el("label", null, el("span", null, label), range, shown);
}

const kChoice = (table, key) => ({
  key,
  label: "k",
  values: ksOf(table).map(k => [k, `first ${k}`]),
  chosen: kOf(table, key),
});
const acrossChoice = () => ({key: "across", label: "over", values: Object.entries(ACROSS)});
const thresholdChoice = () => ({
  key: "threshold",
  label: "threshold |r| ≥",
  values: thresholds(),
  chosen: threshold(),
  control: slider,
});

/** What a figure has around its chart, made once; draw fills in what depends on the choice. */
function frame(figure) {
  const section = document.getElementById(figure.id);
  figure.title = el("h2");
  figure.chart = el("div", {class: "chart"});
  figure.body = el("div", {class: "body"});
  figure.empty = el("p", {class: "empty"});
  figure.choicesBox = el("span", {class: "choices"});
  figure.pictures = ["PNG", "SVG"].map(format =>
    el("button", {type: "button", click: () => save(figure, format), title: `Save this figure as ${format}`}, format),
  );
  figure.tools = el(
    "div",
    {class: "tools", hidden: !figure.tables.length},
    figure.choicesBox,
    figure.pictures,
    questions(figure),
  );
  section.querySelector(":scope > .kicker").after(figure.title);
  const inner = section.querySelector(":scope > section");
  [figure.tools, figure.empty, figure.chart, figure.body].forEach(part => section.insertBefore(part, inner));
}

function questions(figure) {
  const text = figure.tables.map(question).join("\n\n");
  return el(
    "details",
    null,
    el("summary", {title: "The question behind this figure"}, "SQL"),
    copyButton(text),
    el("pre", {tabindex: "0"}, text),
  );
}

/** The query of a table and before it the views that it needs, each after those that it is made of. */
function question(table) {
  const needed = new Set();
  const visit = text =>
    Object.keys(content.views)
      .filter(view => content.views[view] !== text && new RegExp(`\\b${view}\\b`).test(text.replace(/--.*$/gm, "")))
      .filter(view => !needed.has(view))
      .forEach(view => {
        visit(content.views[view]);
        needed.add(view);
      });
  visit(content.sql[table] ?? "");
  const views = [...needed].map(
    view => `CREATE OR REPLACE TEMPORARY VIEW ${view} AS\n${content.views[view].trim()};\n\n`,
  );
  return `${views.join("")}${(content.sql[table] ?? "").trim()};`;
}
