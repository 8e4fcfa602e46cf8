// @ts-check
/**
 * The server's time on this device. Browsers' own clocks are never trusted: only the difference counts.
 * `GET /api/v1/time` answers with the server's time in milliseconds.
 */

let offsetMs = 0;

/** @returns {number} the server's time now, in ms since 1970; exact to half a round trip once synced */
export const serverNow = () => Date.now() + offsetMs;

/**
 * Asks three times and keeps the answer that took least. Without the network the old offset stays.
 * @returns {Promise<number>} the offset in ms
 */
export async function syncClock() {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const sent = Date.now();
      const monotonic = performance.now();
      const response = await fetch("/api/v1/time", { cache: "no-store" });
      const body = await response.json();
      const took = performance.now() - monotonic;
      const server = typeof body === "number" ? body : Number(body.ms ?? body.now ?? body.time);
      if (took < best && Number.isFinite(server)) {
        best = took;
        offsetMs = server - (sent + took / 2);
      }
    } catch {
      break;
    }
  }
  return offsetMs;
}

/**
 * The stage clock of a snapshot: `{running, elapsed_ms, at}` on the server's time.
 * @param {{running: boolean, elapsed_ms: number, at: number | string}} clock
 * @returns {number} milliseconds run until now, never negative
 */
export function elapsedMs(clock) {
  if (!clock.running) return clock.elapsed_ms;
  const at = typeof clock.at === "number" ? clock.at : Date.parse(clock.at);
  return Math.max(0, clock.elapsed_ms + serverNow() - at);
}

/** @param {number} ms @returns {string} mm:ss, minutes may pass 99 */
export function minutesSeconds(ms) {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}
