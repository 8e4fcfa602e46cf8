// @ts-check
/**
 * Who is on stage, and the clock on the server's time.
 * @typedef {import("./feed.js").Board} Board
 * @typedef {import("./feed.js").Clock} Clock
 */
import { elapsedMs, isKnown, keepSynced, minutesSeconds } from "../shared/clock.js";
import { put } from "./put.js";

const TICK_MS = 100;
const SOON_S = 30;
/** As in templates/displays/wordy.html. */
const WORDY = 40;

/** @param {HTMLElement} root @param {Board} board */
export function showOnStage(root, board) {
  const panel = /** @type {HTMLElement | null} */ (root.querySelector("[data-now]"));
  if (!panel) return;
  panel.dataset.state = board.now?.state ?? "none";
  if (!board.now) {
    const quiet = /** @type {HTMLElement | null} */ (panel.querySelector("[data-quiet]"))?.dataset.quiet;
    put(panel, "[data-now-team]", quiet ?? "");
    panel.classList.remove("is-wordy");
    return;
  }
  const { team, round } = board.now;
  const name = board.rows.find((row) => row.team === team)?.name ?? "";
  put(panel, "[data-now-team]", name);
  panel.classList.toggle("is-wordy", name.length > WORDY);
  put(panel, "[data-now-round]", board.rounds.find((one) => one.key === round)?.name ?? "");
  tick({ root, board });
}

/**
 * Run the clock of whatever board is shown; asks for the server's time when a clock first runs.
 * @param {() => { root: HTMLElement, board: Board }} shown
 */
export function runClock(shown) {
  setInterval(() => tick(shown()), TICK_MS);
}

/** @param {{ root: HTMLElement, board: Board }} shown */
function tick({ root, board }) {
  if (!board.now || board.now.state !== "on_stage") return;
  if (board.now.clock.running) void keepSynced();
  if (!isKnown(board.now.clock)) return;
  const limits = JSON.parse(root.dataset.limits ?? "{}");
  showTime(root, board.now.clock, limits[board.now.round] ?? 0);
}

/** @param {HTMLElement} root @param {Clock} clock @param {number} limit in seconds, 0 for none */
function showTime(root, clock, limit) {
  const face = root.querySelector("[data-clock]");
  if (!face) return;
  const elapsed = elapsedMs({ ...clock, at: clock.at ?? 0 });
  const text = minutesSeconds(elapsed);
  if (face.textContent !== text) face.textContent = text;
  const left = limit - elapsed / 1000;
  face.classList.toggle("clock--soon", limit > 0 && left <= SOON_S && left >= 0);
  face.classList.toggle("clock--over", limit > 0 && left < 0);
  const within = root.querySelector("[data-limit-within]");
  const over = root.querySelector("[data-limit-over]");
  if (within instanceof HTMLElement) within.hidden = limit === 0 || left < 0;
  if (over instanceof HTMLElement) over.hidden = limit === 0 || left >= 0;
  put(root, "[data-limit-time]", minutesSeconds(limit * 1000));
  put(root, "[data-over-time]", minutesSeconds(-left * 1000));
}
