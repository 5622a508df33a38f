"use strict";

// Okabe and Ito's colours. They are never alone: lines differ in dashes and symbols too, bars in their pattern.
const LIGHT = {
  text: "#1b1f24", muted: "#57606a", rule: "#d0d7de", grid: "#e8ebee", surface: "#ffffff", bar: "#0072b2", mark: "#d55e00",
  accents: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#1b1f24"],
  diverging: ["#b35806", "#f1a340", "#fee0b6", "#f7f7f7", "#c6dbef", "#4292c6", "#08519c"],
};
const DARK = {
  text: "#e6e9ed", muted: "#a3adb8", rule: "#444c56", grid: "#2a3038", surface: "#171b21", bar: "#0072b2", mark: "#e69f00",
  accents: ["#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#f0e442", "#e6e9ed"],
  diverging: ["#ffb000", "#b86a00", "#5c3a12", "#262b32", "#173f5f", "#2b7fb8", "#7cc8ff"],
};
const VIRIDIS = ["#440154", "#482878", "#3e4a89", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725"];
const DASHES = ["solid", "dashed", "dotted"];
const SYMBOLS = ["circle", "rect", "triangle", "diamond"];
const FONT = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const WIDE = 640;
const PRINT_WIDTH = 680;
const RELOAD_SECONDS = 20;
const MOST_BARS = 40;
const ROWS_AT_A_TIME = 100;

const FIGURES = [
  {id: "evolution-map", tables: ["evolution"], make: evolutionMap},
  {id: "evolution-lines", tables: ["evolution"], make: evolutionLines},
  {id: "distribution", tables: ["evolution"], make: distribution},
  {id: "distribution-multiples", tables: ["evolution"], make: distributionMultiples},
  {id: "ranks", tables: ["ranks"], make: ranks},
  {id: "lock-in", tables: ["lock_in"], make: lockIn, choices: () => [kChoice("lock_in", "settled")]},
  {id: "stability", tables: [], make: stability},
  {id: "top-frequency", tables: ["ranks"], make: topFrequency, choices: () => [kChoice("ranks", "frequent")]},
  {id: "agreement", tables: ["stability"], make: agreement, choices: () => [acrossChoice(), kChoice("stability", "agreed")]},
  {id: "top-sets", tables: ["similarity", "top_sets"], make: topSets},
  {id: "correlations", tables: ["correlations", "groups"], make: correlations},
  {id: "group-importance", tables: ["group_importance", "groups"], make: groupImportance, choices: () => [thresholdChoice()]},
  {id: "learning-curves", tables: ["learning_curves"], make: learningCurves},
  {id: "trials", tables: ["trials"], make: trials},
];

const TRIAL_COLUMNS = [
  ["trial", "trial", "number"], ["configuration", "configuration", "text"], ["seed", "seed", "number"],
  ["split_seed", "split seed", "number"], ["status", "status", "text"], ["parameters", "parameters", "number"],
  ["epoch", "epoch", "number"], ["train_loss", "train loss", "number"], ["test_loss", "test loss", "number"],
  ["train_accuracy", "train accuracy", "share"], ["test_accuracy", "test accuracy", "share"], ["test_auc", "test AUC", "number"],
  ["test_r2", "test R²", "number"], ["leading_feature", "leading feature", "text"], ["spearman", "Spearman with the mean", "number"],
  ["of_top_5", "of the first five", "number"], ["lock_in", "five settled at epoch", "number"],
];

const ACROSS = {trials: "all trials", seeds: "seeds, at one split", splits: "splits, at one seed"};

const DEFAULTS = {
  configuration: "", panel: "", aggregate: "importance", settled: "5", frequent: "5", agreed: "5", across: "trials", threshold: "0.7",
  scope: "all", sort: "trial", direction: "ascending", filter: "",
};
const settings = {...DEFAULTS};

const charts = {};
const memory = new Map();
let content;
let names;
let tables;
let ink = preferred();
let printing = false;
let drawing = 0;

async function start() {
  try {
    content = await unpacked();
  } catch (problem) {
    say(problem.message);
    return;
  }
  names = distinct(content.features.map(visible));
  tables = Object.fromEntries(Object.entries(content.tables).map(([name, columns]) => [name, decoded(columns)]));
  readHash();
  showHead();
  FIGURES.forEach(frame);
  document.getElementById("page").hidden = false;
  globalThis.report = {charts, draw: drawNow};
  showControls();
  listen();
  const target = document.getElementById(location.hash.slice(1));
  if (history.state?.scroll) {
    drawNow();
    scrollTo(0, history.state.scroll);
    history.replaceState(null, "");
  } else if (target) {
    drawNow();
    target.scrollIntoView();
  } else {
    redraw();
  }
  if (content.run.growing) {
    readAnew();
  }
}

async function unpacked() {
  if (typeof DecompressionStream === "undefined") {
    throw new Error("This browser cannot unpack the data of this page: it lacks DecompressionStream. "
      + "Chrome and Edge have it since version 80, Safari since 16.4, Firefox since 113.");
  }
  const packed = Uint8Array.from(atob(document.getElementById("data").textContent.trim()), c => c.charCodeAt(0));
  try {
    return await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  } catch (problem) {
    throw new Error(`The data of this page cannot be read: ${problem.message}`);
  }
}

function listen() {
  document.getElementById("controls").addEventListener("submit", event => event.preventDefault());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    ink = preferred();
    redraw();
  });
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
  addEventListener("hashchange", () => {
    readHash();
    showControls();
    redraw();
  });
  let width = innerWidth;
  addEventListener("resize", () => {
    if (!printing && innerWidth !== width) {
      width = innerWidth;
      redraw();
    }
  });
}

function preferred() {
  return matchMedia("(prefers-color-scheme: dark)").matches ? DARK : LIGHT;
}

function print(on) {
  printing = on;
  ink = on ? LIGHT : preferred();
  document.body.classList.toggle("printing", on);
  drawNow();
}

/** Loads the page anew from time to time, where it was scrolled to, unless the reader holds something. */
function readAnew() {
  const due = Date.now() + 1000 * RELOAD_SECONDS;
  let touched = 0;
  let pressed = false;
  const touch = event => {
    touched = Date.now();
    pressed = event.type === "pointerdown" || (pressed && !event.type.startsWith("pointer"));
  };
  ["pointerdown", "pointerup", "pointercancel", "keydown", "wheel", "input"]
    .forEach(kind => addEventListener(kind, touch, {passive: true}));
  const held = () => pressed || Date.now() - touched < 3000 || !getSelection().isCollapsed || document.querySelector("details[open]")
    || (document.activeElement.matches("input, select") && Date.now() - touched < 60000);
  setInterval(() => {
    if (Date.now() >= due && !held()) {
      history.replaceState({scroll: scrollY}, "");
      location.reload();
    }
  }, 1000);
}

// ---- Data

function decoded(columns) {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) =>
    [name, Array.isArray(column) ? column : column.codes.map(code => column.values[code] ?? null)]));
}

function remembered(key, compute) {
  if (!memory.has(key)) {
    memory.set(key, compute());
  }
  return memory.get(key);
}

const count = table => Object.values(tables[table])[0]?.length ?? 0;
const allRows = table => remembered(`all ${table}`, () => rowsAt(table, [...Array(count(table)).keys()]));
const unique = list => [...new Set(list)];
const ascending = (a, b) => a - b;
const sum = list => list.reduce((total, one) => total + (one ?? 0), 0);
const epochsOf = rows => unique(rows.map(one => one.epoch)).sort(ascending);
const evenly = (list, most) => (list.length <= most ? list
  : unique(Array.from({length: most}, (_, i) => list[Math.round(i * (list.length - 1) / (most - 1))])));

function rowsAt(table, places) {
  const columns = Object.entries(tables[table]);
  return places.map(i => {
    const row = {};
    columns.forEach(([name, column]) => {
      row[name] = column[i];
    });
    return row;
  });
}

function gathered(list, key, value) {
  const groups = new Map();
  list.forEach(one => groups.get(key(one))?.push(value(one)) ?? groups.set(key(one), [value(one)]));
  return groups;
}

/** Where a table has the rows of each panel, or of each configuration if it has no method. */
function placesOf(table) {
  const {configuration, method, rows} = tables[table];
  return remembered(`places ${table}`, () => gathered([...configuration.keys()],
    i => (method ? JSON.stringify([configuration[i], method[i], rows[i]]) : configuration[i]), i => i));
}

/** The rows of a table for the chosen panel, or for the chosen configuration if the table has no method. */
function panelRows(table) {
  const key = tables[table].method ? panels().find(one => one.label === settings.panel)?.key : settings.configuration;
  return remembered(`rows ${table} ${key}`, () => rowsAt(table, placesOf(table).get(key) ?? []));
}

/** The panels of the chosen configuration. */
function panels() {
  return [...placesOf("evolution").keys()].map(key => [key, ...JSON.parse(key)])
    .filter(([, configuration]) => configuration === settings.configuration)
    .map(([key, , method, rows]) => ({key, label: `${method} of ${rows} rows`}));
}

const configurations = () => remembered("configurations", () =>
  unique(["trials", "learning_curves", "evolution"].flatMap(table => unique(tables[table].configuration))));
const trialsOfConfiguration = () => tables.trials.configuration.filter(one => one === settings.configuration).length;
const thresholds = () => remembered("thresholds", () => unique(tables.groups.threshold).sort(ascending));
const threshold = () => thresholds().find(one => one === Number(settings.threshold)) ?? thresholds()[0];

/** Shares of the chosen panel and aggregate: epochs, features in the order of the last epoch, and a look-up. */
function evolution() {
  return remembered(`evolution ${settings.configuration} ${settings.panel} ${settings.aggregate}`, () => {
    const by = settings.aggregate === "by example" ? "by_example_" : "";
    const rows = panelRows("evolution").filter(one => one[`${by}mean`] !== null);
    const epochs = epochsOf(rows);
    const [first, last] = [epochs[0], epochs.at(-1)];
    const shares = new Map(rows.map(one => [`${one.epoch} ${one.feature_index}`,
      {mean: one[`${by}mean`], low: one[`${by}low`], high: one[`${by}high`]}]));
    const at = (epoch, feature) => shares.get(`${epoch} ${feature}`) ?? {mean: null, low: null, high: null};
    const leading = epoch => unique(rows.map(one => one.feature_index))
      .sort((a, b) => (at(epoch, b).mean ?? 0) - (at(epoch, a).mean ?? 0) || a - b);
    return {epochs, first, last, at, leading, order: leading(last)};
  });
}

function kOf(table, setting) {
  const all = ksOf(table);
  return all.includes(Number(settings[setting])) ? Number(settings[setting]) : all.at(-1) ?? null;
}

function ksOf(table) {
  return table === "ranks" ? [1, 3, 5, 10].filter(k => k < Math.max(2, content.features.length))
    : unique(panelRows(table).map(one => one.k).filter(k => k !== null)).sort(ascending);
}

// ---- Words and numbers

/** A name as it can be shown: characters that break lines, reverse text or cannot be seen are written out. */
function visible(name) {
  return String(name)
    .replace(/\r?\n/g, "⏎")
    .replace(/[\u0000-\u001f]/g, c => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
      c => `‹U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}›`)
    .replace(/^\s*$/, "‹blank›");
}

function distinct(labels) {
  const times = gathered(labels, label => label, () => 1);
  return labels.map((label, i) => (times.get(label).length > 1 ? `${label} #${i}` : label));
}

function elided(text, most) {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : text;
}

/** A name within a sentence, isolated where its direction might turn the words around it. */
const quoted = name => (/[\u0590-\u08ff\ufb1d-\ufefc]/.test(name) ? `\u2068${elided(name, 48)}\u2069` : elided(name, 48));
const named = feature => quoted(names[feature]);
const missing = number => number === null || number === undefined;
const exact = number => (missing(number) ? "–" : String(number));
const exactPercent = share => (missing(share) ? "–" : `${Number((100 * share).toPrecision(12))}\u202f%`);
const percent = (share, digits = 1) => (missing(share) ? "–" : `${(100 * share).toFixed(digits)}\u202f%`);
const axisPercent = share => `${Number((100 * share).toPrecision(4))}\u202f%`;
const rounded = (number, digits = 3) => (missing(number) ? "–" : String(Number(number.toPrecision(digits))));
const correlation = r => r.toFixed(Math.abs(r) >= 0.995 && Math.abs(r) < 1 ? 3 : 2).replace("-", "−");
const counted = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
const interval = ({mean, low, high}, format = exactPercent) => `${format(mean)} (${format(low)} – ${format(high)})`;
const inTheEnd = () => (content.run.epoch < content.run.epochs ? "so far" : "in the end");
const moment = time => (time ? time.replace("T", " ").replace("Z", " UTC") : "–");

function duration(from, to) {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  const parts = [[Math.floor(seconds / 3600), "h"], [Math.floor(seconds / 60) % 60, "min"], [seconds % 60, "s"]];
  return parts.filter(([number, unit]) => number > 0 || unit === "s").map(([number, unit]) => `${number} ${unit}`).join(" ");
}

// ---- Page

function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (!missing(value) && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat().filter(child => !missing(child)));
  return element;
}

function say(text) {
  const message = document.getElementById("message");
  message.textContent = text;
  message.hidden = !text;
}

function readHash() {
  const read = [...new URLSearchParams(location.hash.slice(1))].filter(([name]) => name in DEFAULTS);
  Object.assign(settings, DEFAULTS, Object.fromEntries(read));
  complete();
}

function complete() {
  const among = (list, one) => (list.includes(one) ? one : list[0] ?? "");
  settings.configuration = among(configurations(), settings.configuration);
  const labels = panels().map(one => one.label);
  const usual = label => label.startsWith("learning-gradient ");
  settings.panel = among([...labels].sort((a, b) => usual(b) - usual(a)), settings.panel);
  settings.across = among(Object.keys(ACROSS), settings.across);
}

function set(name, value) {
  settings[name] = value;
  complete();
  const changed = Object.entries(settings).filter(([key, one]) => one !== DEFAULTS[key]);
  history.replaceState(null, "", `#${new URLSearchParams(changed)}`);
}

function showHead() {
  const {run, notes} = content;
  const head = document.getElementById("head");
  say("");
  document.title = `${visible(run.label)}: learning-gradients`;
  head.querySelector("h1").textContent = `What the networks that learn “${quoted(visible(run.label))}” listen to`;
  const goesOn = `Training goes on: ${run.epoch} of ${counted(run.epochs, "epoch")} committed; this page reads itself anew every `
    + `${RELOAD_SECONDS} s, unless you hold a control or have opened a text.`;
  head.append(
    el("p", {class: "lead"}, planned()),
    ...(run.growing ? [el("p", {class: "alert", id: "growing", role: "status"}, goesOn)] : []),
    ...(run.error ? [el("p", {class: "alert"}, `The run failed: ${visible(run.error)}`)] : []),
    ...notes.map(note => el("p", {class: "note"}, note)),
    el("dl", null, facts().flatMap(([term, value]) => [el("dt", null, term), el("dd", null, value)])),
    repetition());
  const version = run.versions["learning-gradients"] ?? "";
  document.body.append(el("footer", null,
    `Written ${moment(run.written)} by learning-gradients ${version}. Figures: Apache ECharts ${echarts.version}.`));
}

function planned() {
  const {run, features} = content;
  const {seed, split_seed: split, trial} = tables.trials;
  const parts = [[configurations().length, "configuration"], [unique(seed).length, "seed"], [unique(split).length, "split"]];
  const whole = parts.reduce((product, [number]) => product * number, 1) === trial.length;
  const trialsText = trial.length === 0 ? "No trial has committed an epoch yet"
    : (whole ? `${parts.map(([number, noun]) => counted(number, noun)).join(" × ")} = ` : "") + counted(trial.length, "trial");
  return `${trialsText}; ${counted(run.epochs, "epoch")}; ${counted(run.rows, "row")}, ${counted(features.length, "feature")}; `
    + `task: ${visible(run.task)}.`;
}

function facts() {
  const {run} = content;
  return [
    ["run", el("code", null, visible(run.path))],
    ["state", [el("span", {class: "state"}, run.state.toLowerCase()), ` ${run.epoch} of ${counted(run.epochs, "epoch")} committed`]],
    ["time", run.finished ? `${moment(run.started)} to ${moment(run.finished)} (${duration(run.started, run.finished)})`
      : `started ${moment(run.started)}`],
    ["data fingerprint", el("code", null, run.fingerprint ?? "–")],
    ["versions", Object.entries(run.versions).map(([name, version]) => `${name} ${version}`).join(", ")],
  ];
}

function repetition() {
  const hocon = settingsFile();
  return el("details", {id: "repeat"},
    el("summary", null, "The plan, and how to repeat it"),
    el("p", null, "Write these settings to a file, mine.conf, choose another folder in run.output, and run ",
      el("code", null, "submit/local.sh train mine.conf"), ". The same plan on the same rows gives the same numbers."),
    copyButton(hocon), el("pre", {tabindex: "0"}, hocon));
}

/** The run's settings in HOCON, a blank line between its sections. */
function settingsFile() {
  const entries = Object.entries(content.run.settings).sort();
  const sections = gathered(entries, ([key]) => key.split(".")[0], ([key, value]) => `${key} = ${value}\n`);
  return [...sections.values()].map(lines => lines.join("")).join("\n");
}

function copyButton(text) {
  const button = el("button", {type: "button", class: "copy", click: async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "copied";
    } catch {
      getSelection().selectAllChildren(button.parentElement.querySelector("pre"));
      button.textContent = "selected: copy it with the keyboard";
    }
    setTimeout(() => button.replaceChildren("copy"), 2000);
  }}, "copy");
  return button;
}

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
    selection({key: "configuration", label: "configuration", values: configurations().map(one => [one, visible(one)])}, changed),
    ...(methods.length > 1 ? [selection({key: "panel", label: "method", values: methods}, changed)] : []),
    ...(methods.length ? [selection({key: "aggregate", label: "aggregate",
      values: [["importance", "importance"], ["by example", "importance by example"]]}, changed)] : []),
    selection({key: "figure", label: "go to", values: [["", "figure …"], ...figures]}, select => {
      document.getElementById(select.value)?.scrollIntoView();
      select.value = "";
    }));
  form.hidden = false;
}

function selection({key, label, values, chosen = settings[key]}, changed) {
  const select = el("select", {name: key, change: () => {
    if (key in settings) {
      set(key, select.value);
    }
    changed(select);
  }}, values.map(([value, text]) => el("option", {value, selected: String(chosen ?? "") === String(value)}, text)));
  return el("label", null, el("span", null, label), select);
}

function slider({key, label, values, chosen}, changed) {
  const shown = el("output", null, exact(chosen));
  const places = {min: 0, max: values.length - 1, value: values.indexOf(chosen)};
  const range = el("input", {type: "range", name: key, ...places, "aria-valuetext": chosen, input: () => {
    set(key, String(values[range.value]));
    shown.textContent = settings[key];
    range.setAttribute("aria-valuetext", settings[key]);
    changed(range);
  }});
  return el("label", null, el("span", null, label), range, shown);
}

const kChoice = (table, key) => ({key, label: "k", values: ksOf(table).map(k => [k, `first ${k}`]), chosen: kOf(table, key)});
const acrossChoice = () => ({key: "across", label: "over", values: Object.entries(ACROSS)});
const thresholdChoice = () => ({key: "threshold", label: "threshold |r| ≥", values: thresholds(), chosen: threshold(), control: slider});

/** What a figure has around its chart, made once; draw fills in what depends on the choice. */
function frame(figure) {
  const section = document.getElementById(figure.id);
  figure.title = el("h2");
  figure.chart = el("div", {class: "chart"});
  figure.body = el("div", {class: "body"});
  figure.empty = el("p", {class: "empty"});
  figure.choicesBox = el("span", {class: "choices"});
  figure.pictures = ["PNG", "SVG"].map(format =>
    el("button", {type: "button", click: () => save(figure, format), title: `Save this figure as ${format}`}, format));
  figure.tools = el("div", {class: "tools", hidden: !figure.tables.length}, figure.choicesBox, figure.pictures, questions(figure));
  section.querySelector(":scope > .kicker").after(figure.title);
  const inner = section.querySelector(":scope > section");
  [figure.tools, figure.empty, figure.chart, figure.body].forEach(part => section.insertBefore(part, inner));
}

function questions(figure) {
  const text = figure.tables.map(question).join("\n\n");
  return el("details", null, el("summary", {title: "The question behind this figure"}, "SQL"),
    copyButton(text), el("pre", {tabindex: "0"}, text));
}

/** The query of a table and before it the views that it needs, each after those that it is made of. */
function question(table) {
  const needed = new Set();
  const visit = text => Object.keys(content.views)
    .filter(view => content.views[view] !== text && new RegExp(`\\b${view}\\b`).test(text.replace(/--.*$/gm, "")))
    .filter(view => !needed.has(view)).forEach(view => {
      visit(content.views[view]);
      needed.add(view);
    });
  visit(content.sql[table] ?? "");
  const views = [...needed].map(view => `CREATE OR REPLACE TEMPORARY VIEW ${view} AS\n${content.views[view].trim()};\n\n`);
  return `${views.join("")}${(content.sql[table] ?? "").trim()};`;
}

// ---- Drawing

/** Draws all figures, those in sight first, and lets the page breathe between them. */
function redraw() {
  const turn = ++drawing;
  delete document.documentElement.dataset.ready;
  const distance = ({top, bottom}) => (top > innerHeight ? top - innerHeight : Math.max(0, -bottom));
  const boxes = new Map(FIGURES.map(figure => [figure, distance(document.getElementById(figure.id).getBoundingClientRect())]));
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
  const {title = "", empty = "", option, height, body = [], choosable = !empty} = figure.make(width);
  figure.title.textContent = title;
  figure.title.hidden = !title;
  figure.empty.textContent = empty;
  figure.empty.hidden = !empty;
  figure.pictures.forEach(button => button.toggleAttribute("hidden", !option));
  figure.body.replaceChildren(...body);
  if (!figure.choicesBox.contains(document.activeElement)) {
    const choices = choosable ? figure.choices?.() ?? [] : [];
    figure.choicesBox.replaceChildren(...choices.filter(one => one.values.length > 1)
      .map(one => (one.control ?? selection)(one, () => draw(figure))));
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

/** What all charts have in common. */
function styled(option, title) {
  const common = {
    animation: false, backgroundColor: ink.surface, textStyle: {color: ink.text, fontFamily: FONT, fontSize: 12},
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
  const chart = format === "SVG" ? echarts.init(null, null, {renderer: "svg", ssr: true, ...size})
    : echarts.init(document.createElement("div"), null, {devicePixelRatio: 2, ...size});
  chart.setOption({...styled(moved, title), aria: {enabled: false}});
  ink = preferred();
  const address = format === "SVG" ? URL.createObjectURL(new Blob([chart.renderToSVGString()], {type: "image/svg+xml"}))
    : chart.getDataURL({type: "png", pixelRatio: 2, backgroundColor: LIGHT.surface});
  el("a", {href: address, download: `${figure.id}.${format.toLowerCase()}`}).click();
  chart.dispose();
}

function titled(option, text, width) {
  const style = {color: ink.text, fontSize: 15, lineHeight: 20, width: width - 16, overflow: "break"};
  const shift = Math.ceil([...text].length * 8.3 / (width - 20)) * 20 + 12;
  const lower = one => (typeof one.top === "number" ? {...one, top: one.top + shift} : one);
  const moved = {...option};
  ["grid", "legend", "title", "visualMap"].filter(part => option[part]).forEach(part => {
    moved[part] = [option[part]].flat().map(lower);
  });
  moved.series = option.series.map(one => (one.labelLayout ? {...one, labelLayout: {y: one.labelLayout.y + shift}} : one));
  moved.title = [{text, left: 8, top: 6, textStyle: style}, ...(moved.title ?? [])];
  return {moved, shift};
}

// ---- Parts of charts

function axis({label, ...more}) {
  return {
    nameTextStyle: {color: ink.muted}, nameLocation: "middle",
    axisLabel: {color: ink.text, hideOverlap: true, ...label},
    axisLine: {lineStyle: {color: ink.muted}}, axisTick: {lineStyle: {color: ink.muted}},
    splitLine: {show: more.type === "value", lineStyle: {color: ink.grid}}, ...more,
  };
}

function epochAxis(epochs, more) {
  const alone = epochs.length === 1 ? 0.5 : 0;
  return axis({type: "value", name: "epoch", nameGap: 28, min: epochs[0] - alone, max: epochs.at(-1) + alone, minInterval: 1,
    label: {formatter: value => (Number.isInteger(value) ? String(value) : "")}, splitLine: {show: false}, ...more});
}

/** Features along an axis on which each has so many pixels: names as large as that allows, left out where it does not. */
function featureAxis(features, pixels, label, more) {
  const fitting = {fontSize: pixels >= 14 ? 12 : 10, interval: Math.max(0, Math.ceil(12 / pixels) - 1)};
  return axis({type: "category", data: features.map(feature => names[feature]), axisTick: {show: false}, splitLine: {show: false},
    label: {overflow: "truncate", ellipsis: "…", ...fitting, ...label}, ...more});
}

function shareAxis(more) {
  const by = settings.aggregate === "by example" ? ", by example" : "";
  return axis({type: "value", name: `share of the attention${by} (%)`, nameGap: 46, min: 0, label: {formatter: axisPercent}, ...more});
}

function tooltip(formatter, trigger = "axis", pointer = "line") {
  return {trigger, formatter, confine: true, axisPointer: {type: pointer}, backgroundColor: ink.surface, borderColor: ink.rule,
    textStyle: {color: ink.text, fontSize: 13}};
}

/** The content of a tooltip: a title and lines of colour, label and value, all as text. */
function card(title, lines) {
  return el("div", {class: "card"}, el("b", null, title), el("table", null, el("tbody", null, lines.map(([colour, label, value]) => {
    const dot = el("span", colour ? {class: "dot"} : null);
    dot.style.background = colour;
    return el("tr", null, el("td", null, dot), el("td", null, el("bdi", null, label)), el("td", {class: "number"}, value));
  }))));
}

const accent = i => ink.accents[i % ink.accents.length];

/** A line with a few marks on it: colour, dashes and symbol tell the i-th from the others. */
function line(i, name, data, more) {
  const every = Math.max(1, Math.ceil(data.length / 8));
  return {
    type: "line", name, data, showSymbol: true, symbol: SYMBOLS[i % SYMBOLS.length], itemStyle: {color: accent(i)},
    symbolSize: (_, point) => ((point.dataIndex + i) % every === 0 ? 7 : 0), emphasis: {focus: "series"},
    lineStyle: {color: accent(i), width: 2, type: DASHES[Math.floor(i / ink.accents.length) % DASHES.length]}, ...more,
  };
}

/** The area between low and high of [epoch, low, high]; a stroke where there is but one epoch. */
function band(i, name, data, more) {
  const colour = accent(i);
  const area = (point, api) => {
    const rows = Array.from({length: point.dataInsideLength}, (_, at) => [api.value(0, at), api.value(1, at), api.value(2, at)])
      .filter(one => one.every(Number.isFinite));
    const points = [...rows.map(([x, , high]) => api.coord([x, high])), ...rows.map(([x, low]) => api.coord([x, low])).reverse()];
    return rows.length === 1 ? {type: "polyline", shape: {points}, style: {stroke: colour, lineWidth: 2, opacity: 0.5, fill: "none"}}
      : {type: "polygon", shape: {points}, style: {fill: colour, opacity: 0.12}};
  };
  return {type: "custom", name, data, encode: {x: 0, y: [1, 2]}, itemStyle: {color: colour}, silent: true, clip: true, z: 1,
    renderItem: (point, api) => (point.dataIndexInside === 0 ? area(point, api) : undefined), ...more};
}

/** From low to high of [category, low, high], a bar across each end; upright where the categories lie on the x axis. */
function whiskers(data, upright) {
  const renderItem = (_, api) => {
    const [low, high] = [1, 2].map(end => api.coord(upright ? [api.value(0), api.value(end)] : [api.value(end), api.value(0)]));
    const half = Math.min(4, Math.abs(api.size([1, 1])[upright ? 0 : 1]) * 0.25);
    const across = ([x, y]) => (upright ? [x - half, y, x + half, y] : [x, y - half, x, y + half]);
    return {type: "group", children: [[...low, ...high], across(low), across(high)].map(([x1, y1, x2, y2]) =>
      ({type: "line", shape: {x1, y1, x2, y2}, style: {stroke: ink.text, lineWidth: 1}}))};
  };
  return {type: "custom", name: "10 % – 90 %", data, silent: true, clip: true, z: 3, renderItem,
    encode: upright ? {x: 0, y: [1, 2]} : {y: 0, x: [1, 2]}};
}

function legend(labels, width, longest = 28) {
  const {rows} = labels.reduce(({rows: at, x}, label) => {
    const wide = Math.min([...label].length, longest) * 6.6 + 46;
    return x + wide > width - 16 ? {rows: at + 1, x: wide} : {rows: at, x: x + wide};
  }, {rows: 1, x: 0});
  return {
    below: rows * 20 + 16,
    key: {data: labels, top: 0, left: 0, width: width - 8, itemGap: 12, itemWidth: 26, itemHeight: 9,
      textStyle: {color: ink.text, width: longest * 6.6, overflow: "truncate"}},
  };
}

const endLabel = (text, width) => ({show: width >= WIDE, formatter: () => elided(text, 24), color: ink.text, distance: 8});

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
    type: "continuous", min, max, orient: "horizontal", top: 0, left: "center", itemWidth: 12, itemHeight: 150,
    calculable: width >= WIDE, inRange: {color: colours}, formatter: format, text: width >= WIDE ? undefined : [format(max), format(min)],
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
      xAxis: shareAxis({name, nameGap: 28, max}),
      yAxis: featureAxis([], 20, {width: left - 10}, {data: labels, inverse: true}),
      tooltip: tooltip(points => tip(points[0].dataIndex), "axis", "shadow"),
      series: limits ? [bars, whiskers(limits, false)] : [bars],
    },
  };
}

function noImportance() {
  return {empty: content.run.settings["importance.enabled"] === "false" ? "This run recorded no importance: importance.enabled is false."
    : content.run.epoch > 0 ? "There is no importance for this choice." : "No epoch is committed yet."};
}

function noAgreement() {
  return !panelRows("evolution").length ? noImportance() : {empty: trialsOfConfiguration() === 1 ? "One trial has no agreement with others."
    : "There are no statistics of agreement for this choice."};
}

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
    title: epochs.length === 1 ? `${named(top)} has the largest share after epoch ${last}, ${percent(at(last, top).mean)}; ${even}`
      : `The largest share goes from ${percent(at(first, before).mean)} (${named(before)}) after epoch ${first} to `
        + `${percent(at(last, top).mean)} (${named(top)}) after epoch ${last}; ${even}`,
    height: order.length * cell + 90,
    option: {
      grid: {left, right: 16, top: 40, height: order.length * cell},
      xAxis: axis({type: "category", data: epochs, name: "epoch", nameGap: 28, splitLine: {show: false}}),
      yAxis: featureAxis(order, cell, {width: left - 10}, {inverse: true}),
      visualMap: colourScale(0, highest, VIRIDIS, share => percent(share), width),
      tooltip: tooltip(({value: [x, y]}) => card(`${names[order[y]]}, epoch ${epochs[x]}`,
        [["", "mean (10 % – 90 % of trials)", interval(at(epochs[x], order[y]))]]), "item"),
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
  const {key, below} = legend(ten.map(feature => names[feature]), width);
  const highest = highestShare(ten, epochs);
  const ends = spread(ten.map(feature => below + 370 * (1 - at(last, feature).mean / highest)), 14, below + 370);
  const since = epochs[epochs.findLastIndex(epoch => leading(epoch)[0] !== ten[0]) + 1];
  const took = epochs.length === 1 ? "" : since === epochs[0] ? "; it led from the start" : `; it took the lead at epoch ${since}`;
  return {
    title: `${named(ten[0])} leads ${inTheEnd()} with ${percent(at(last, ten[0]).mean)} of the attention${took}`,
    height: below + 420,
    option: {
      grid: {left: 62, right: width >= WIDE ? 170 : 16, top: below, height: 370},
      legend: key, xAxis: epochAxis(epochs), yAxis: shareAxis({max: highest}),
      tooltip: tooltip(([{value: [epoch]}]) => card(`epoch ${epoch}: mean (10 % – 90 % of trials)`,
        leading(epoch).filter(feature => ten.includes(feature)).map(feature =>
          [accent(ten.indexOf(feature)), names[feature], interval(at(epoch, feature))]))),
      series: [
        ...ten.map((feature, i) => line(i, names[feature], epochs.map(epoch => [epoch, at(epoch, feature).mean]),
          {endLabel: endLabel(names[feature], width), labelLayout: {y: ends[i]}})),
        ...ten.map((feature, i) => band(i, names[feature], epochs.map(epoch => [epoch, at(epoch, feature).low, at(epoch, feature).high]))),
      ],
    },
  };
}

/** A round number not below any share or 90 % quantile. */
function highestShare(features, epochs) {
  const {at} = evolution();
  const highest = epochs.reduce((most, epoch) => features.reduce((more, feature) =>
    Math.max(more, at(epoch, feature).mean ?? 0, at(epoch, feature).high ?? 0), most), 0);
  const step = 10 ** Math.floor(Math.log10(highest || 1)) / 2;
  return Number((Math.ceil(highest / step) * step).toPrecision(6));
}

function distribution(width) {
  const {epochs, first, last, order, at, leading} = evolution();
  if (!order.length) {
    return noImportance();
  }
  const currentIndex = () => Math.min(charts.distribution?.getOption().timeline[0].currentIndex ?? Infinity, epochs.length - 1);
  const frameAt = epoch => ({
    title: {text: `after epoch ${epoch}`, right: 16, top: 0, textStyle: {color: ink.text, fontSize: 14}},
    series: [
      {type: "bar", name: "mean share", data: order.map(feature => at(epoch, feature).mean), itemStyle: {color: ink.bar},
        barCategoryGap: "25%", markLine: evenShare()},
      whiskers(order.map((feature, i) => [i, at(epoch, feature).low, at(epoch, feature).high]), true),
    ],
  });
  const base = {
    grid: {left: 62, right: 16, top: 30, height: 300},
    xAxis: featureAxis(order, (width - 78) / order.length, {rotate: 90, width: 145}),
    yAxis: shareAxis({max: highestShare(order, epochs)}),
    tooltip: tooltip(([{dataIndex}]) => card(names[order[dataIndex]], [["", `epoch ${epochs[currentIndex()]}, mean (10 % – 90 %)`,
      interval(at(epochs[currentIndex()], order[dataIndex]))]]), "axis", "shadow"),
  };
  const blue = {color: ink.accents[0]};
  const timeline = {
    axisType: "category", data: epochs.map(String), currentIndex: currentIndex(), playInterval: 600, loop: false,
    bottom: 0, left: 10, right: 10, label: {color: ink.text}, lineStyle: {color: ink.rule}, itemStyle: {color: ink.muted},
    checkpointStyle: {color: ink.mark, borderWidth: 0}, controlStyle: {...blue, borderColor: ink.accents[0]},
    progress: {lineStyle: blue, itemStyle: blue, label: {color: ink.text}},
  };
  const held = epoch => percent(sum(leading(epoch).slice(0, 5).map(feature => at(epoch, feature).mean)));
  const five = order.length < 5 ? order.length : "five";
  return {
    title: `The ${five} leading features hold ${held(last)} of the attention after epoch ${last}`
      + (epochs.length > 1 ? `; the ${five} that led after epoch ${first} held ${held(first)}` : ""),
    height: 550,
    picture: () => ({...base, ...frameAt(epochs[currentIndex()]), title: [frameAt(epochs[currentIndex()]).title]}),
    option: {baseOption: {...base, timeline}, options: epochs.map(frameAt)},
  };
}

function evenShare() {
  return {silent: true, symbol: "none", precision: -1, label: {show: false}, lineStyle: {color: ink.mark, type: "dashed", width: 1.5},
    data: [{yAxis: 1 / content.features.length}]};
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
    title: concentration(chosen[0], chosen.at(-1)), height: Math.ceil(chosen.length / columns) * cellHeight + 14,
    option: {
      title: chosen.map((epoch, i) => ({text: `epoch ${epoch}`, left: left(i), top: top(i), padding: 3,
        textStyle: {fontSize: 12, fontWeight: 600, color: ink.text}})),
      grid: chosen.map((_, i) => ({left: left(i), top: top(i) + 24, width: cellWidth - 14, height: cellHeight - 36})),
      xAxis: chosen.map((_, i) => featureAxis(order, 1, {show: false}, {gridIndex: i,
        name: i >= chosen.length - columns ? "features" : "", nameGap: 6})),
      yAxis: chosen.map((_, i) => shareAxis({gridIndex: i, max: highest, interval: highest / 2, nameGap: 38,
        name: i % columns === 0 ? "share (%)" : "", label: {show: i % columns === 0, formatter: axisPercent}})),
      tooltip: tooltip(({seriesIndex, dataIndex}) => card(names[order[dataIndex]],
        [["", `epoch ${chosen[seriesIndex]}, mean (10 % – 90 %)`, interval(at(chosen[seriesIndex], order[dataIndex]))]]), "item"),
      series: chosen.map((epoch, i) => ({type: "bar", name: `epoch ${epoch}`, xAxisIndex: i, yAxisIndex: i, barCategoryGap: "20%",
        data: order.map(feature => at(epoch, feature).mean), itemStyle: {color: ink.bar}, markLine: evenShare()})),
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
  const inOrder = (features, epoch) => [...features].sort((a, b) => (place(epoch, a) ?? Infinity) - (place(epoch, b) ?? Infinity));
  const onceLeading = new Set(rows.filter(one => one.place <= 5).map(one => one.feature_index));
  const chosen = inOrder(unique(rows.map(one => one.feature_index)), last)
    .filter((feature, i) => i < 10 || onceLeading.has(feature)).slice(0, 16);
  const {key, below} = legend(chosen.map(feature => names[feature]), width);
  const lowest = Math.max(2, ...chosen.flatMap(feature => epochs.map(epoch => place(epoch, feature) ?? 1)));
  const gain = feature => (place(first, feature) ?? 0) - place(last, feature);
  const best = chosen.slice(0, 10).reduce((most, feature) => (gain(feature) > gain(most) ? feature : most));
  const climb = gain(best) <= 0 ? "" : `${best === chosen[0] ? " and" : `; ${named(best)}`} climbed most of the first ten, from place `
    + `${place(first, best)} after epoch ${first} to place ${place(last, best)} after epoch ${last}`;
  return {
    title: `${named(chosen[0])} is first ${inTheEnd()}${climb}`, height: below + 470,
    option: {
      grid: {left: 50, right: width >= WIDE ? 190 : 16, top: below, height: 420},
      legend: key, xAxis: epochAxis(epochs),
      yAxis: axis({type: "value", name: "place", nameGap: 34, inverse: true, min: 1, max: lowest, minInterval: 1}),
      tooltip: tooltip(([{value: [epoch]}]) => card(`place after epoch ${epoch}`, inOrder(chosen, epoch).map(feature =>
        [accent(chosen.indexOf(feature)), names[feature], exact(place(epoch, feature))]))),
      series: chosen.map((feature, i) => line(i, names[feature], epochs.map(epoch => [epoch, place(epoch, feature)]),
        {clip: false, endLabel: endLabel(`${place(last, feature)} ${names[feature]}`, width)})),
    },
  };
}

function lockIn(width) {
  const k = kOf("lock_in", "settled");
  const rows = panelRows("lock_in").filter(one => one.k === k).sort((a, b) => a.epoch - b.epoch);
  if (!rows.length) {
    return panelRows("evolution").length ? {empty: "There are too few features for a leading set that could change."} : noImportance();
  }
  const known = [...evolution().epochs, ...rows.map(one => one.epoch)].sort(ascending);
  const epochs = Array.from({length: known.at(-1) - known[0] + 1}, (_, i) => known[0] + i);
  const [settled, open] = [0, 1].map(censored => rows.filter(one => one.censored === censored));
  const bars = (of, name, itemStyle) => ({type: "bar", name, stack: "trials", itemStyle, barCategoryGap: "15%",
    data: epochs.map(epoch => of.find(one => one.epoch === epoch)?.trials ?? null)});
  const labels = ["settled from this epoch on", "still changed in the last epoch: unknown"];
  const stripes = {symbol: "rect", color: ink.surface, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4};
  const {key, below} = legend(labels, width, 45);
  return {
    title: settling(k, settled, sum(open.map(one => one.trials))), height: below + 300,
    option: {
      grid: {left: 50, right: 16, top: below, height: 250},
      legend: key,
      xAxis: axis({type: "category", data: epochs, name: `first epoch from which the set of the first ${k} stays`, nameGap: 28}),
      yAxis: axis({type: "value", name: "trials", nameGap: 34, minInterval: 1}),
      tooltip: tooltip(([{dataIndex}]) => card(`epoch ${epochs[dataIndex]}`, rows.filter(one => one.epoch === epochs[dataIndex]).map(one =>
        [one.censored ? ink.mark : ink.bar, labels[one.censored], counted(one.trials, "trial")])), "axis", "shadow"),
      series: [bars(settled, labels[0], {color: ink.bar}), bars(open, labels[1], {color: ink.mark, decal: stripes})],
    },
  };
}

function settling(k, settled, unknown) {
  const all = sum(settled.map(one => one.trials)) + unknown;
  const words = k === 1 ? "leading feature" : `first ${k}`;
  if (all === 1) {
    return unknown ? `In the one trial the set of the ${words} still changed in the last epoch: nobody knows when it settles`
      : `The one trial has settled on its ${words} by epoch ${settled[0].epoch}`;
  }
  let total = 0;
  const half = settled.find(one => (total += one.trials) * 2 >= all);
  const known = half ? `Half of the ${counted(all, "trial")} have settled on their ${words} by epoch ${half.epoch}`
    : `Fewer than half of the ${counted(all, "trial")} are known to have settled on their ${words}`;
  return known + (unknown ? `; in ${unknown} (${percent(unknown / all, 0)}) the set still changed in the last epoch, so nobody knows when `
    + "it settles" : "; all have settled before the last epoch");
}

// ---- Figures: agreement

function stability() {
  const agreed = panelRows("stability").filter(one => one.across === "trials" && one.kendall_w !== null).sort((a, b) => a.epoch - b.epoch);
  if (!agreed.length) {
    return {title: trialsOfConfiguration() === 1 ? "One trial has no agreement with others" : "Nothing is known of their agreement"};
  }
  const [first, last] = [agreed[0], agreed.at(-1)];
  const earlier = first === last ? "" : `, with ${first.kendall_w.toFixed(2)} after epoch ${first.epoch}`;
  return {title: `The rankings of ${counted(last.trials, "trial")} agree with Kendall’s W = ${last.kendall_w.toFixed(2)} `
    + `after epoch ${last.epoch}${earlier}`};
}

function topFrequency(width) {
  const all = panelRows("ranks");
  if (!all.length) {
    return noImportance();
  }
  const k = kOf("ranks", "frequent");
  const share = one => one[`top_${k}`];
  const last = epochsOf(all).at(-1);
  const rows = all.filter(one => one.epoch === last && share(one) > 0).sort((a, b) => share(b) - share(a) || a.place - b.place);
  if (!rows.length) {
    return {empty: "None of the features shown is among the first in any trial."};
  }
  const shown = rows.slice(0, MOST_BARS);
  const among = k === 1 ? "the first" : `among the first ${k}`;
  return {
    title: `${named(shown[0].feature_index)} is ${among} in ${percent(share(shown[0]), 0)} of the trials after epoch ${last}; `
      + `${counted(rows.length, "feature is", "features are")} so in at least one trial, ${rows.filter(one => share(one) > 0.5).length} in `
      + "more than half",
    ...horizontalBars({
      width, labels: shown.map(one => names[one.feature_index]), values: shown.map(share), max: 1,
      name: width >= WIDE ? `share of trials with the feature ${among} (%)` : "share of trials (%)",
      tip: i => card(names[shown[i].feature_index], [["", `of trials have it ${among}`, exactPercent(share(shown[i]))],
        ["", "mean rank", exact(shown[i].mean_rank)], ["", "place of the mean share", exact(shown[i].place)]]),
    }),
    body: leftOut(rows, shown, "feature"),
  };
}

function leftOut(rows, shown, noun) {
  const more = rows.length - shown.length;
  return more > 0 ? [el("p", {class: "note"}, `Not shown: ${counted(more, `further ${noun}`)}.`)] : [];
}

function agreement(width) {
  const k = kOf("stability", "agreed");
  const all = panelRows("stability");
  const rows = all.filter(one => one.across === settings.across && one.k === k).sort((a, b) => a.epoch - b.epoch);
  if (!rows.length) {
    return !all.length ? noAgreement()
      : {empty: `No two trials differ only in their ${settings.across === "seeds" ? "seed" : "split"}.`, choosable: true};
  }
  const ofSets = k === null ? [] : [["nogueira", `Nogueira, first ${k}`]];
  const measures = [["kendall_w", "Kendall’s W"], ["spearman", "mean Spearman"], ...ofSets];
  const labels = measures.map(([, label]) => label);
  const {key, below} = legend(labels, width);
  const limits = rows.map(one => [one.epoch, one.nogueira_low, one.nogueira_high]);
  return {
    title: agreementSentence(rows.at(-1), k), height: below + 320,
    option: {
      grid: {left: 54, right: 20, top: below, height: 270},
      legend: key, xAxis: epochAxis(rows.map(one => one.epoch)),
      yAxis: axis({type: "value", name: "agreement (1: the same)", nameGap: 36, max: ({max}) => Math.max(1, Math.ceil(max * 10) / 10),
        min: ({min}) => Math.min(0, Math.floor(min * 10) / 10), label: {formatter: value => rounded(value)}}),
      tooltip: tooltip(([{value: [epoch]}]) => {
        const one = rows.find(each => each.epoch === epoch);
        return card(`epoch ${epoch}, ${ACROSS[settings.across]}`, measures.map(([column, label], i) => [accent(i), label,
          i < 2 ? exact(one[column]) : interval({mean: one.nogueira, low: one.nogueira_low, high: one.nogueira_high}, exact)]));
      }),
      series: [
        ...measures.map(([column, label], i) => line(i, label, rows.map(one => [one.epoch, one[column]]),
          {lineStyle: {color: accent(i), width: 2, type: DASHES[i]}})),
        ...(k === null ? [] : [band(2, labels[2], limits)]),
      ],
    },
  };
}

function agreementSentence({groups, epoch, kendall_w: w, nogueira, nogueira_low: low, nogueira_high: high}, k) {
  const averaged = groups > 1 ? ` (mean over ${counted(groups, settings.across === "seeds" ? "split" : "seed")})` : "";
  const two = number => (missing(number) ? "unknown" : number.toFixed(2));
  return `Over ${ACROSS[settings.across]}${averaged}, Kendall’s W is ${two(w)} after epoch ${epoch}`
    + (k === null ? "" : `; the stability of the first ${k} is ${two(nogueira)} (95 % interval ${two(low)} – ${two(high)})`);
}

function topSets() {
  const [similarity, sets, all] = [panelRows("similarity"), panelRows("top_sets"), trialsOfConfiguration()];
  if (all === 1 || !panelRows("evolution").length) {
    return noAgreement();
  }
  if (!sets.length) {
    return {empty: "There are no sets of five: there are too few features."};
  }
  const overall = similarity.find(one => one.across === "trials")?.jaccard;
  const nameOf = feature => el("bdi", {title: names[feature]}, elided(names[feature], 48));
  return {
    title: `${counted(sets[0].distinct_sets, "different set")} of five among ${counted(all, "trial")}; the most frequent one is in `
      + `${sets[0].trials} of them${missing(overall) ? "" : `; two trials’ sets have a mean similarity of ${overall.toFixed(2)}`}`,
    body: [el("div", {class: "pair"},
      table("Mean Jaccard similarity", ["two trials of", "similarity"], Object.keys(ACROSS)
        .map(across => similarity.find(one => one.across === across)).filter(Boolean)
        .map(one => [ACROSS[one.across], exact(one.jaccard)])),
      table("Most frequent sets", ["features", "trials", "share"], sets.map(one => [
        one.features.split(" ").flatMap((feature, i) => [i ? ", " : "", nameOf(feature)]), exact(one.trials),
        percent(one.trials / all)])))],
  };
}

function table(caption, heads, rows) {
  const kind = i => ({class: i ? "number" : "names"});
  return el("table", null, el("caption", null, caption),
    el("thead", null, el("tr", null, heads.map((head, i) => el("th", {scope: "col", ...kind(i)}, head)))),
    el("tbody", null, rows.map(cells => el("tr", null, cells.map((cell, i) => el("td", kind(i), cell))))));
}

// ---- Figures: correlations

function correlations(width) {
  const rows = allRows("correlations");
  if (!rows.length) {
    return {empty: content.features.length > 500 ? "Correlations are recorded for up to 500 features; this run has "
      + `${content.features.length.toLocaleString("en")}.` : "This run has recorded no correlations."};
  }
  const order = clustered(unique(rows.map(one => one.feature_index)));
  const at = new Map(order.map((feature, i) => [feature, i]));
  const data = rows.filter(one => at.has(one.other_feature_index))
    .map(one => [at.get(one.other_feature_index), at.get(one.feature_index), one.correlation]);
  const pairs = rows.filter(one => one.feature_index < one.other_feature_index && one.correlation !== null);
  const strong = pairs.filter(one => Math.abs(one.correlation) >= 0.5).length;
  const most = pairs.reduce((best, one) => (best && Math.abs(best.correlation) >= Math.abs(one.correlation) ? best : one), null);
  const left = labelWidth(width);
  const side = Math.min(width - left - 16, 720);
  const scaleEnd = r => correlation(r).replace(".00", "");
  return {
    title: most ? `${strong} of ${counted(pairs.length, "pair")} of features correlate with |r| ≥ 0.5; the closest pair is `
      + `${named(most.feature_index)} and ${named(most.other_feature_index)} (r\u00a0=\u00a0${correlation(most.correlation)})`
      : "One feature has nothing to correlate with",
    height: side + 199,
    option: {
      grid: {left, top: 44, width: side, height: side},
      xAxis: featureAxis(order, side / order.length, {rotate: 90, width: 145}),
      yAxis: featureAxis(order, side / order.length, {width: left - 10}, {inverse: true}),
      visualMap: {...colourScale(-1, 1, ink.diverging, scaleEnd, width), left: width >= WIDE ? left : "center"},
      tooltip: tooltip(({value: [x, y, r]}) =>
        card("correlation", [["", names[order[y]], ""], ["", names[order[x]], ""], ["", "r", exact(r)]]), "item"),
      series: [heatMap("correlation", data)],
    },
  };
}

/** The order of a single-linkage tree: by group at the lowest threshold, within it by group at the next, and so on. */
function clustered(features) {
  const groups = new Map(allRows("groups").map(one => [`${one.threshold} ${one.feature_index}`, one.group_index]));
  const path = feature => [...thresholds().map(at => groups.get(`${at} ${feature}`) ?? feature), feature];
  const paths = new Map(features.map(feature => [feature, path(feature)]));
  return [...features].sort((a, b) => paths.get(a).map((group, i) => group - paths.get(b)[i]).find(difference => difference !== 0) ?? 0);
}

function groupImportance(width) {
  const at = threshold();
  const rows = panelRows("group_importance").filter(one => one.threshold === at).sort((a, b) => b.mean - a.mean);
  if (!rows.length) {
    return count("groups") ? noImportance() : {empty: "There are no groups: they are made from the correlations of the features."};
  }
  const members = gathered(allRows("groups").filter(one => one.threshold === at), one => one.group_index, one => one.feature_index);
  const shown = rows.slice(0, MOST_BARS);
  const label = ({group_index: group, features}) => (features === 1 ? names[group]
    : `${elided(names[group], width >= WIDE ? 22 : 10)} + ${features - 1}`);
  const top = shown[0];
  const leading = top.features > 1 ? `the group of ${named(top.group_index)} and ${counted(top.features - 1, "other")}`
    : `${named(top.group_index)}, alone in its group,`;
  const listed = group => (members.get(group) ?? []).slice(0, 30).map(feature => ["", names[feature], ""]);
  const unlisted = ({features}, lines) => (features > lines.length ? [["", `and ${features - lines.length} more`, ""]] : []);
  return {
    title: `At |r| ≥ ${at} the features form ${counted(rows.length, "group")}; ${leading} has ${percent(top.mean)} of the attention`,
    ...horizontalBars({
      width, labels: shown.map(label), values: shown.map(one => one.mean), limits: shown.map((one, i) => [i, one.low, one.high]),
      name: width >= WIDE ? "share of the attention, summed over the group (%)" : "summed share of the attention (%)",
      tip: i => card(counted(shown[i].features, "feature"), [["", "mean (10 % – 90 %)", interval(shown[i])],
        ...listed(shown[i].group_index), ...unlisted(shown[i], listed(shown[i].group_index))]),
    }),
    body: leftOut(rows, shown, "group"),
  };
}

// ---- Figures: learning

function learningCurves(width) {
  const rows = [...panelRows("learning_curves")].sort((a, b) => a.epoch - b.epoch);
  if (!rows.length) {
    return {empty: "No epoch is committed yet: there is nothing learned to show."};
  }
  const metrics = [["loss", "loss", exact], ["accuracy", "accuracy (%)", exactPercent], ["r2", "R²", exact]]
    .filter(([name]) => rows.some(one => one[name] !== null));
  const kinds = ["train", "test"].filter(kind => rows.some(one => one.rows === kind));
  const of = kind => rows.filter(one => one.rows === kind);
  const columns = width >= 900 ? metrics.length : 1;
  const cell = width / columns;
  return {
    title: learned(kinds.at(-1), of(kinds.at(-1)).filter(one => one.loss !== null)),
    height: 28 + Math.ceil(metrics.length / columns) * 320,
    option: {
      legend: legend(kinds, width).key,
      grid: metrics.map((_, i) =>
        ({left: (i % columns) * cell + 62, top: 36 + Math.floor(i / columns) * 320, width: cell - 82, height: 260})),
      xAxis: metrics.map((_, i) => epochAxis(epochsOf(rows), {gridIndex: i})),
      yAxis: metrics.map(([name, label], i) => axis({type: "value", gridIndex: i, name: label, nameGap: 44, scale: name !== "loss",
        label: {formatter: name === "accuracy" ? axisPercent : value => rounded(value)}})),
      tooltip: tooltip(([{axisIndex, value: [epoch]}]) => {
        const [name, label, format] = metrics[axisIndex];
        return card(`epoch ${epoch}: ${label}, mean (10 % – 90 % of trials)`, kinds.map((kind, i) => {
          const one = of(kind).find(each => each.epoch === epoch) ?? {};
          return [accent(i), kind, interval({mean: one[name], low: one[`${name}_low`], high: one[`${name}_high`]}, format)];
        }));
      }),
      series: metrics.flatMap(([name], at) => kinds.flatMap((kind, i) => [
        line(i, kind, of(kind).map(one => [one.epoch, one[name]]),
          {xAxisIndex: at, yAxisIndex: at, lineStyle: {color: accent(i), width: 2, type: DASHES[i]}}),
        band(i, kind, of(kind).map(one => [one.epoch, one[`${name}_low`], one[`${name}_high`]]), {xAxisIndex: at, yAxisIndex: at}),
      ])),
    },
  };
}

function learned(kind, curve) {
  if (!curve.length) {
    return "No trial has a loss that is a number";
  }
  const [first, last] = [curve[0], curve.at(-1)];
  const lowest = curve.reduce((best, one) => (one.loss < best.loss ? one : best));
  const loss = first === last ? `The ${kind} loss is ${rounded(last.loss)} after epoch ${last.epoch}`
    : `The ${kind} loss goes from ${rounded(first.loss)} to ${rounded(last.loss)}${lowest === last ? ", its lowest, in the last epoch"
      : `; it was lowest, ${rounded(lowest.loss)}, at epoch ${lowest.epoch}`}`;
  const quality = last.accuracy !== null ? `; ${kind} accuracy ends at ${percent(last.accuracy)}`
    : last.r2 !== null ? `; ${kind} R² ends at ${rounded(last.r2)}` : "";
  return loss + quality;
}

function trials() {
  if (!count("trials")) {
    return {empty: "No trial has committed an epoch yet."};
  }
  const columns = TRIAL_COLUMNS.filter(([name]) => tables.trials[name]?.some(value => value !== null));
  let most = ROWS_AT_A_TIME;
  const [counter, rows] = [el("span", {class: "note", role: "status"}), el("tbody")];
  const heads = columns.map(([name, label, kind]) => el("th", {scope: "col", class: kind === "text" ? null : "number"},
    el("button", {type: "button", click: () => sortBy(name)}, label)));
  const more = el("button", {type: "button", click: () => fill(most += ROWS_AT_A_TIME)}, "show more");
  const filter = el("input", {type: "search", name: "filter", value: settings.filter, placeholder: "text in any column", input: () => {
    set("filter", filter.value);
    fill();
  }});
  const sortBy = name => {
    const turned = settings.sort === name && settings.direction === "ascending";
    set("sort", name);
    set("direction", turned ? "descending" : "ascending");
    fill();
  };
  const fill = () => {
    const found = sortedTrials(matchingTrials(columns));
    const shown = found.slice(0, most);
    heads.forEach((head, i) => head.setAttribute("aria-sort", settings.sort === columns[i][0] ? settings.direction : "none"));
    rows.replaceChildren(...shown.map(i => el("tr", null, columns.map(([name, , kind]) => trialCell(tables.trials[name][i], kind)))));
    counter.textContent = `${shown.length.toLocaleString("en")} of ${counted(found.length, "trial")}`;
    more.hidden = shown.length === found.length;
  };
  fill();
  const scopes = [["all", "all configurations"], ["one", "the chosen configuration"]];
  return {
    title: trialsSentence(),
    body: [
      el("div", {class: "tools"}, configurations().length > 1 ? selection({key: "scope", label: "trials of", values: scopes}, fill) : "",
        el("label", null, el("span", null, "filter"), filter), counter),
      el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "table of trials"},
        el("table", null, el("thead", null, el("tr", null, heads)), rows)),
      more,
    ],
  };
}

function matchingTrials(columns) {
  const text = settings.filter.trim().toLowerCase();
  const texts = () => remembered("trials as text", () => tables.trials.trial.map((_, i) =>
    columns.map(([name]) => visible(tables.trials[name][i] ?? "–")).join("\n").toLowerCase()));
  return [...tables.trials.trial.keys()].filter(i => (settings.scope !== "one" || tables.trials.configuration[i] === settings.configuration)
    && (!text || texts()[i].includes(text)));
}

function sortedTrials(found) {
  const column = tables.trials[settings.sort] ?? tables.trials.trial;
  const sign = settings.direction === "descending" ? -1 : 1;
  const collator = new Intl.Collator("en", {numeric: true});
  const compare = (x, y) => (x === null || y === null ? (x === null) - (y === null)
    : sign * (typeof x === "string" ? collator.compare(x, y) : x - y));
  return found.sort((a, b) => compare(column[a], column[b]) || a - b);
}

function trialCell(value, kind) {
  const title = value === null ? null : visible(value);
  if (kind === "text") {
    return el("td", {class: "text", title}, el("bdi", null, title ?? "–"));
  }
  const shown = kind === "share" ? percent(value, 2) : Number.isInteger(value) ? exact(value) : rounded(value, 4);
  return el("td", {class: "number", title}, shown);
}

function trialsSentence() {
  const {trial, test_accuracy: accuracy, test_r2: r2, test_loss: loss} = tables.trials;
  const measures = [["test accuracy", accuracy, share => percent(share)], ["test R²", r2, rounded], ["test loss", loss, rounded]];
  const [label, column, format] = measures.find(([, values]) => values.some(one => one !== null)) ?? ["", [], exact];
  const values = column.filter(one => one !== null).sort(ascending);
  const range = unique([values[0], values.at(-1)]).map(value => format(value));
  return counted(trial.length, "trial") + (values.length ? `: ${label} ${range.length > 1 ? `from ${range.join(" to ")}` : range[0]}` : "");
}

start();
