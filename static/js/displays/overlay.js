// @ts-check
/**
 * The lower third: whoever is on stage with the clock; when a result has just been published, that,
 * for a while, or until the next team is called; between the turns nothing.
 */
import { followPage } from "./follow.js";
import { renew } from "./renewal.js";
import { turnOf } from "./shape.js";

const TOLD_MS = 20_000;
const LAST = "[data-overlay-last]";

const overlay = /** @type {HTMLElement} */ (document.querySelector("[data-overlay]"));
/** @type {Record<string, string>} */
const units = JSON.parse(overlay.dataset.units ?? "{}");
let told = toldNow()?.dataset.told;
let timer = 0;
/** The turn on stage. */
let called = "";

/** @returns {HTMLElement | null} */
function toldNow() {
  return overlay.querySelector("[data-told]");
}

async function tellLast() {
  if (!overlay.querySelector(LAST)) return;
  await renew([LAST], 0);
  const last = toldNow();
  if (!last || last.dataset.told === told) return;
  told = last.dataset.told;
  overlay.classList.add("is-telling");
  clearTimeout(timer);
  timer = window.setTimeout(stopTelling, TOLD_MS);
}

function stopTelling() {
  clearTimeout(timer);
  overlay.classList.remove("is-telling");
}

followPage({
  spreadMs: 0,
  onShown: ({ root, board }) => {
    const unit = root.querySelector("[data-unit]");
    if (unit) unit.textContent = board.now ? (units[board.now.team] ?? "") : "";
    const turn = board.now?.state === "on_stage" ? turnOf(board) : "";
    if (turn && turn !== called) stopTelling();
    called = turn;
    void tellLast();
  },
});
