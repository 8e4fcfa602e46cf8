// @ts-check
// While robots play, their figures are kept up to date; when they end, the page is shown anew.
import { replaceParts } from "../shared/refresh.js";

const PART = "[data-robots]";
const BEAT_MS = 1500;

const found = /** @type {HTMLElement | null} */ (document.querySelector(PART));
if (found?.dataset.robots === "running") {
  const look = async () => {
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" }, cache: "no-store" });
      const html = answer.ok && !answer.redirected ? await answer.text() : "";
      const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(PART);
      if (fresh instanceof HTMLElement && fresh.dataset.robots !== "running") return location.assign(location.pathname);
      if (fresh) replaceParts(PART, html);
    } catch {
      // No network: the next beat tries again.
    }
    window.setTimeout(look, BEAT_MS);
  };
  window.setTimeout(look, BEAT_MS);
}
