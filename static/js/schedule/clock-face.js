// @ts-check
// The stage clock wherever a page carries [data-clock]: shown from the server's time, never counted
// here, with the warnings in words. The part may be replaced at any time: it is looked up each tick.
import { elapsedMs, isKnown, keepSynced, minutesSeconds } from "../shared/clock.js";

const TICK_MS = 100;
const SHOWN_MS = 15_000;
/** A warning rings only when the clock walks over it, not when a page is opened later. */
const STEP_MS = 2000;

/** @typedef {{ at: number, kind: "before" | "limit" | "over", text: string }} Warning */

/** @param {(warning: Warning) => void} [ring] called once as the clock passes a warning */
export async function showClock(ring = () => {}) {
  let before = -1;
  let last = "";
  await keepSynced();

  function tick() {
    const face = /** @type {HTMLElement | null} */ (document.querySelector("[data-clock]"));
    if (!face) return;
    const clock = {
      running: face.dataset.running === "true",
      elapsed_ms: Number(face.dataset.elapsed),
      at: Number(face.dataset.at),
    };
    if (!isKnown(clock)) return;
    const elapsed = elapsedMs(clock);
    const warnings = /** @type {Warning[]} */ (JSON.parse(face.dataset.warnings || "[]"));
    put(face, minutesSeconds(elapsed));
    showLimit(face, elapsed);
    showWarning(face, warnings, elapsed);
    const same = last === `${clock.at}`;
    for (const one of warnings) {
      if (clock.running && same && before < one.at && one.at <= elapsed && elapsed - before < STEP_MS) ring(one);
    }
    before = elapsed;
    last = `${clock.at}`;
  }

  tick();
  setInterval(tick, TICK_MS);
}

/** @param {HTMLElement} face @param {number} elapsed */
function showLimit(face, elapsed) {
  const limit = Number(face.dataset.limit) * 1000;
  const late = limit > 0 && elapsed > limit;
  face.classList.toggle("is-over", late);
  const over = document.querySelector("[data-over]");
  if (over) put(over, late ? `· quá ${minutesSeconds(elapsed - limit)}` : "");
}

/** @param {HTMLElement} face @param {Warning[]} warnings @param {number} elapsed */
function showWarning(face, warnings, elapsed) {
  const words = /** @type {HTMLElement | null} */ (document.querySelector("[data-warning]"));
  if (!words) return;
  const now = warnings.filter((one) => one.at <= elapsed).at(-1);
  const shown = now && (now.kind !== "before" || elapsed - now.at < SHOWN_MS) ? now : undefined;
  words.hidden = !shown;
  words.classList.toggle("is-over", shown?.kind === "over" || shown?.kind === "limit");
  face.classList.toggle("is-soon", now?.kind === "before");
  put(words, shown?.text ?? "");
}

/** @param {Element} part @param {string} text */
function put(part, text) {
  if (part.textContent !== text) part.textContent = text;
}
