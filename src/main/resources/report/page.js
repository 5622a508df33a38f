"use strict";

// Okabe and Ito's colours. They are never alone: lines differ in dashes and symbols too, bars in their pattern.
const LIGHT = {
  text: "#1b1f24",
  muted: "#57606a",
  rule: "#d0d7de",
  grid: "#e8ebee",
  surface: "#ffffff",
  bar: "#0072b2",
  mark: "#d55e00",
  accents: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#1b1f24"],
  diverging: ["#b35806", "#f1a340", "#fee0b6", "#f7f7f7", "#c6dbef", "#4292c6", "#08519c"],
};
const DARK = {
  text: "#e6e9ed",
  muted: "#a3adb8",
  rule: "#444c56",
  grid: "#2a3038",
  surface: "#171b21",
  bar: "#0072b2",
  mark: "#e69f00",
  accents: ["#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#f0e442", "#e6e9ed"],
  diverging: ["#ffb000", "#b86a00", "#5c3a12", "#262b32", "#173f5f", "#2b7fb8", "#7cc8ff"],
};
const VIRIDIS = [
  "#440154",
  "#482878",
  "#3e4a89",
  "#31688e",
  "#26828e",
  "#1f9e89",
  "#35b779",
  "#6ece58",
  "#b5de2b",
  "#fde725",
];
const DASHES = ["solid", "dashed", "dotted"];
const SYMBOLS = ["circle", "rect", "triangle", "diamond"];
const FONT = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const WIDE = 640;
const PRINT_WIDTH = 680;
const RELOAD_SECONDS = 20;
const STALE_SECONDS = 3600;
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
  {
    id: "agreement",
    tables: ["stability"],
    make: agreement,
    choices: () => [acrossChoice(), kChoice("stability", "agreed")],
  },
  {id: "top-sets", tables: ["similarity", "top_sets"], make: topSets},
  {id: "correlations", tables: ["correlations", "groups"], make: correlations},
  {
    id: "group-importance",
    tables: ["group_importance", "groups"],
    make: groupImportance,
    choices: () => [thresholdChoice()],
  },
  {id: "learning-curves", tables: ["learning_curves"], make: learningCurves},
  {id: "trials", tables: ["trials"], make: trials},
];

const TRIAL_COLUMNS = [
  ["trial", "trial", "number"],
  ["configuration", "configuration", "text"],
  ["seed", "seed", "number"],
  ["split_seed", "split seed", "number"],
  ["status", "status", "text"],
  ["parameters", "parameters", "number"],
  ["epoch", "epoch", "number"],
  ["train_loss", "train loss", "number"],
  ["test_loss", "test loss", "number"],
  ["train_accuracy", "train accuracy", "share"],
  ["test_accuracy", "test accuracy", "share"],
  ["test_auc", "test AUC", "number"],
  ["test_r2", "test R²", "number"],
  ["leading_feature", "leading feature", "text"],
  ["spearman", "Spearman with the mean", "number"],
  ["of_top_5", "of the first five", "number"],
  ["lock_in", "five settled at epoch", "number"],
];

const ACROSS = {trials: "all trials", seeds: "seeds, at one split", splits: "splits, at one seed"};

const DEFAULTS = {
  configuration: "",
  panel: "",
  aggregate: "importance",
  settled: "5",
  frequent: "5",
  agreed: "5",
  across: "trials",
  threshold: "0.7",
  scope: "all",
  sort: "trial",
  direction: "ascending",
  filter: "",
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
  if (content.run.growing && !isStale()) {
    readAnew();
  }
}

async function unpacked() {
  if (typeof DecompressionStream === "undefined") {
    throw new Error(
      "This browser cannot unpack the data of this page: it lacks DecompressionStream. "
        + "Chrome and Edge have it since version 80, Safari since 16.4, Firefox since 113.",
    );
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
  ["pointerdown", "pointerup", "pointercancel", "keydown", "wheel", "input"].forEach(kind =>
    addEventListener(kind, touch, {passive: true}),
  );
  const held = () =>
    pressed
    || Date.now() - touched < 3000
    || !getSelection().isCollapsed
    || document.querySelector("details[open]")
    || (document.activeElement.matches("input, select") && Date.now() - touched < 60000);
  setInterval(() => {
    if (Date.now() >= due && !held()) {
      history.replaceState({scroll: scrollY}, "");
      location.reload();
    }
  }, 1000);
}

// ---- Data

/** Columns as arrays; a text among numbers is a whole number that only a BigInt can hold. */
function decoded(columns) {
  const number = value => (typeof value === "string" ? BigInt(value) : value);
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      Array.isArray(column) ? column.map(number) : column.codes.map(code => column.values[code] ?? null),
    ]),
  );
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
const evenly = (list, most) =>
  list.length <= most
    ? list
    : unique(Array.from({length: most}, (_, i) => list[Math.round((i * (list.length - 1)) / (most - 1))]));

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
  return remembered(`places ${table}`, () =>
    gathered(
      [...configuration.keys()],
      i => (method ? JSON.stringify([configuration[i], method[i], rows[i]]) : configuration[i]),
      i => i,
    ),
  );
}

/** The rows of a table for the chosen panel, or for the chosen configuration if the table has no method. */
function panelRows(table) {
  const key = tables[table].method ? panels().find(one => one.label === settings.panel)?.key : settings.configuration;
  return remembered(`rows ${table} ${key}`, () => rowsAt(table, placesOf(table).get(key) ?? []));
}

/** Keeps the rows of the last epoch of the panel. */
function lastRows(table) {
  const rows = panelRows(table);
  const last = Math.max(...rows.map(one => one.epoch));
  return rows.filter(one => one.epoch === last);
}

/** The panels of the chosen configuration. */
function panels() {
  return [...placesOf("evolution").keys()]
    .map(key => [key, ...JSON.parse(key)])
    .filter(([, configuration]) => configuration === settings.configuration)
    .map(([key, , method, rows]) => ({key, label: `${method} of ${rows} rows`}));
}

const configurations = () =>
  remembered("configurations", () =>
    unique(["trials", "learning_curves", "evolution"].flatMap(table => unique(tables[table].configuration))),
  );
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
    const shares = new Map(
      rows.map(one => [
        `${one.epoch} ${one.feature_index}`,
        {mean: one[`${by}mean`], low: one[`${by}low`], high: one[`${by}high`]},
      ]),
    );
    const at = (epoch, feature) => shares.get(`${epoch} ${feature}`) ?? {mean: null, low: null, high: null};
    const leading = epoch =>
      unique(rows.map(one => one.feature_index)).sort(
        (a, b) => (at(epoch, b).mean ?? 0) - (at(epoch, a).mean ?? 0) || a - b,
      );
    return {epochs, first, last, at, leading, order: leading(last)};
  });
}

function kOf(table, setting) {
  const all = ksOf(table);
  return all.includes(Number(settings[setting])) ? Number(settings[setting]) : (all.at(-1) ?? null);
}

function ksOf(table) {
  return table === "ranks"
    ? [1, 3, 5, 10].filter(k => k < Math.max(2, content.features.length))
    : unique(
        panelRows(table)
          .map(one => one.k)
          .filter(k => k !== null),
      ).sort(ascending);
}

// ---- Words and numbers

/** A name as it can be shown: characters that break lines, reverse text or cannot be seen are written out. */
function visible(name) {
  return String(name)
    .replace(/\r?\n/g, "⏎")
    .replace(/[\u0000-\u001f]/g, c => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(
      /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
      c => `‹U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}›`,
    )
    .replace(/^\s*$/, "‹blank›");
}

function distinct(labels) {
  const times = gathered(
    labels,
    label => label,
    () => 1,
  );
  return labels.map((label, i) => (times.get(label).length > 1 ? `${label} #${i}` : label));
}

function elided(text, most) {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : text;
}

/** A name within a sentence, isolated where its direction might turn the words around it. */
const quoted = name =>
  /[\u0590-\u08ff\ufb1d-\ufefc]/.test(name) ? `\u2068${elided(name, 48)}\u2069` : elided(name, 48);
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
  const parts = [
    [Math.floor(seconds / 3600), "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ];
  return parts
    .filter(([number, unit]) => number > 0 || unit === "s")
    .map(([number, unit]) => `${number} ${unit}`)
    .join(" ");
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
  const among = (list, one) => (list.includes(one) ? one : (list[0] ?? ""));
  settings.configuration = among(configurations(), settings.configuration);
  const labels = panels().map(one => one.label);
  const usual = label => label.startsWith("learning-gradient ");
  settings.panel = among(
    [...labels].sort((a, b) => usual(b) - usual(a)),
    settings.panel,
  );
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
  const goesOn =
    `Training was under way at ${moment(run.written)}, with ${run.epoch} of ${counted(run.epochs, "epoch")} committed; this page `
    + (isStale()
      ? "was not written anew since."
      : `reads itself anew every ${RELOAD_SECONDS} s, unless you hold a control or have ` + "opened a text.");
  head.append(
    el("p", {class: "lead"}, planned()),
    ...(run.growing ? [el("p", {class: "alert", id: "growing", role: "status"}, goesOn)] : []),
    ...(run.error ? [el("p", {class: "alert"}, `The run failed: ${visible(run.error)}`)] : []),
    ...notes.map(note => el("p", {class: "note"}, note)),
    el(
      "dl",
      null,
      facts().flatMap(([term, value]) => [el("dt", null, term), el("dd", null, value)]),
    ),
    repetition(),
  );
  const version = run.versions["learning-gradients"] ?? "";
  document.body.append(
    el(
      "footer",
      null,
      `Written ${moment(run.written)} by learning-gradients ${version}. Figures: Apache ECharts ${echarts.version}.`,
    ),
  );
}

/** Whether a page that was to be written again soon was not for so long that nobody will. */
const isStale = () => Date.now() - Date.parse(content.run.written) > 1000 * STALE_SECONDS;

function planned() {
  const {run, features} = content;
  const {seed, split_seed: split, trial} = tables.trials;
  const parts = [
    [configurations().length, "configuration"],
    [unique(seed).length, "seed"],
    [unique(split).length, "split"],
  ];
  const whole = parts.reduce((product, [number]) => product * number, 1) === trial.length;
  const trialsText =
    trial.length === 0
      ? "No trial has committed an epoch yet"
      : (whole ? `${parts.map(([number, noun]) => counted(number, noun)).join(" × ")} = ` : "")
        + counted(trial.length, "trial");
  return (
    `${trialsText}; ${counted(run.epochs, "epoch")}; ${counted(run.rows, "row")}, ${counted(features.length, "feature")}; `
    + `task: ${visible(run.task)}.`
  );
}

function facts() {
  const {run} = content;
  return [
    ["run", el("code", null, visible(run.path))],
    [
      "state",
      [
        el("span", {class: "state"}, run.state.toLowerCase()),
        ` ${run.epoch} of ${counted(run.epochs, "epoch")} committed`,
      ],
    ],
    [
      "time",
      run.finished
        ? `${moment(run.started)} to ${moment(run.finished)} (${duration(run.started, run.finished)})`
        : `started ${moment(run.started)}`,
    ],
    ["data fingerprint", el("code", null, run.fingerprint ?? "–")],
    [
      "versions",
      Object.entries(run.versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(", "),
    ],
  ];
}

function repetition() {
  const hocon = settingsFile();
  return el(
    "details",
    {id: "repeat"},
    el("summary", null, "The plan, and how to repeat it"),
    el(
      "p",
      null,
      "Write these settings to a file, mine.conf, choose another folder in run.output, and run ",
      el("code", null, "submit/local.sh train mine.conf"),
      ". The same plan on the same rows gives the same numbers.",
    ),
    copyButton(hocon),
    el("pre", {tabindex: "0"}, hocon),
  );
}

/** The run's settings in HOCON, a blank line between its sections. */
function settingsFile() {
  const entries = Object.entries(content.run.settings).sort();
  const sections = gathered(
    entries,
    ([key]) => key.split(".")[0],
    ([key, value]) => `${key} = ${value}\n`,
  );
  return [...sections.values()].map(lines => lines.join("")).join("\n");
}

function copyButton(text) {
  const button = el(
    "button",
    {
      type: "button",
      class: "copy",
      click: async () => {
        try {
          await navigator.clipboard.writeText(text);
          button.textContent = "copied";
        } catch {
          getSelection().selectAllChildren(button.parentElement.querySelector("pre"));
          button.textContent = "selected: copy it with the keyboard";
        }
        setTimeout(() => button.replaceChildren("copy"), 2000);
      },
    },
    "copy",
  );
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

// ---- Drawing

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

// ---- Parts of charts

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

function shareAxis(more) {
  const by = settings.aggregate === "by example" ? ", by example" : "";
  return axis({
    type: "value",
    name: `share of the attention${by} (%)`,
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
      xAxis: shareAxis({name, nameGap: 28, max}),
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

start();
