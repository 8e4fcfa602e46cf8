// @ts-check
/** On the mirror: says when the hall is not heard any more, and when it is again. */
import { askForTopic } from "../displays/topics.js";
import { hourMinute } from "../displays/link.js";

askForTopic("hall", (/** @type {{ silent: boolean, heard_at: string }} */ told) => {
  const line = /** @type {HTMLElement | null} */ (document.querySelector("[data-hall]"));
  if (!line) return;
  const state = told.silent ? "silent" : "heard";
  if (line.dataset.hall !== state) {
    line.dataset.hall = state;
    dispatchEvent(new Event("resize")); // the pages of a wall have other room
  }
  const since = line.querySelector("[data-hall-since]");
  if (since && told.silent) since.textContent = hourMinute(Date.parse(told.heard_at));
});
