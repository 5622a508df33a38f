// Words and numbers as the page shows them.

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
