// The life of the page: it unpacks its data, draws, and follows the browser. This script comes last.

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

start();
