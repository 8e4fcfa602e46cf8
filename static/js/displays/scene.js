// @ts-check
/**
 * A scene of the wall that the server renders: taken anew whenever the published scoreboard changes,
 * and now and then by itself, for what changes without it (the day moves on).
 */
import { followScoreboard } from "./feed.js";
import { renew } from "./renewal.js";

const EVERY_MS = 20_000;
const BODY = "[data-scene-body]";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-scene]"));
let busy = false;
let again = false;

async function takeAnew() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  await renew([BODY], 0);
  busy = false;
  if (!again) return;
  again = false;
  void takeAnew();
}

followScoreboard(
  root.dataset.contest ?? "",
  Number(root.dataset.version),
  { onBoard: () => void takeAnew(), onLink: () => {} },
  true,
);
setInterval(() => void takeAnew(), EVERY_MS);
