// The elements of the page, the address, and the head: what was trained, and how to repeat it.

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
