// @ts-check
/** A page that shows a list: once the server has a newer one than the form was sent over, what
 * this device kept of it goes. */

import { forgetAll } from "./kept.js";

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-storage]"));
const key = place?.dataset.storage ?? "";
try {
  const sent = sessionStorage.getItem(`${key}:sent`);
  if (sent !== null && Number(place?.dataset.version) > Number(sent)) {
    forgetAll(key);
    sessionStorage.removeItem(`${key}:sent`);
  }
} catch {
  // A device that keeps nothing has nothing to forget.
}
