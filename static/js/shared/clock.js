// @ts-check
/**
 * The server's time on this device. The device's own clock is never read once the server has been
 * asked: it may be hours off, and may be set while a team performs; only a counter goes on from there.
 * `GET /api/v1/time` answers with the server's time in milliseconds.
 */

const ROUNDS = 4;
const GOOD_MS = 80;
const AGAIN_MS = 60_000;
const RETRY_MS = 3000;

/** Server time minus `performance.now()`; until the server is asked, the device's own belief. */
let offsetMs = Date.now() - performance.now();
let synced = false;
/** @type {Promise<void> | null} the first question */
let first = null;
let timer = 0;

/** @returns {number} the server's time now, in ms since 1970; exact to half a round trip once synced */
export const serverNow = () => performance.now() + offsetMs;

/**
 * From the first call on the server is asked: now, every minute, soon again where it gave no answer,
 * and when the page comes into sight: cheap devices drift, and a laptop that slept is minutes off.
 * @returns {Promise<void>} once the first question is over, answered or not
 */
export function keepSynced() {
  if (!first) {
    first = ask();
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) void ask();
    });
  }
  return first;
}

async function ask() {
  const answered = await syncClock();
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void ask(), answered ? AGAIN_MS : RETRY_MS);
}

/**
 * Asks a few times and keeps the answer that took least; the first of a connection takes longest.
 * Without the network the old offset stays.
 * @returns {Promise<boolean>} whether there was an answer
 */
async function syncClock() {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ROUNDS && best > GOOD_MS; attempt += 1) {
    try {
      const sent = performance.now();
      const response = await fetch("/api/v1/time", { cache: "no-store" });
      const took = performance.now() - sent;
      const body = await response.json();
      const server = typeof body === "number" ? body : Number(body.ms ?? body.now ?? body.time);
      if (took < best && Number.isFinite(server)) {
        best = took;
        offsetMs = server - (sent + took / 2);
      }
    } catch {
      break;
    }
  }
  synced ||= best < Number.POSITIVE_INFINITY;
  return best < Number.POSITIVE_INFINITY;
}

/**
 * Whether this device can tell what a clock shows: one that stands, or any once the server was asked.
 * @param {{running: boolean}} clock
 */
export const isKnown = (clock) => !clock.running || synced;

/**
 * The stage clock of a snapshot: `{running, elapsed_ms, at}` on the server's time.
 * @param {{running: boolean, elapsed_ms: number, at: number | string}} clock
 * @returns {number} milliseconds run until now, never negative
 */
export function elapsedMs(clock) {
  if (!clock.running) return clock.elapsed_ms;
  const at = typeof clock.at === "number" ? clock.at : Date.parse(clock.at);
  return Math.max(0, clock.elapsed_ms + Math.max(0, serverNow() - at));
}

/** @param {number} ms @returns {string} mm:ss, minutes may pass 99 */
export function minutesSeconds(ms) {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}
