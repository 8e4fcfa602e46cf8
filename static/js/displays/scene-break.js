// @ts-check
/** How long a break still takes, on the server's time. */
import { isKnown, keepSynced, minutesSeconds, serverNow } from "../shared/clock.js";

const TICK_MS = 200;
const HOUR_MS = 3_600_000;

const face = /** @type {HTMLElement} */ (document.querySelector("[data-until]"));
const until = Number(face.dataset.until);

function tick() {
  if (!isKnown({ running: true })) return;
  const left = Math.max(0, Math.ceil((until - serverNow()) / 1000)) * 1000;
  const words = left === 0 ? (face.dataset.over ?? "") : told(left);
  face.classList.toggle("is-over", left === 0);
  if (face.textContent !== words) face.textContent = words;
}

/** @param {number} ms @returns {string} h:mm:ss, or mm:ss under an hour */
function told(ms) {
  const hours = Math.floor(ms / HOUR_MS);
  return hours ? `${hours}:${minutesSeconds(ms % HOUR_MS)}` : minutesSeconds(ms);
}

if (until) {
  void keepSynced().then(tick);
  setInterval(tick, TICK_MS);
}
