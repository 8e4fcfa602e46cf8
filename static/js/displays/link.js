// @ts-check
/**
 * The state of the connection, in the words of the page, with the moment of the last sure figures.
 * @param {HTMLElement} root
 * @param {import("./feed.js").Link} link
 * @param {number | null} heardAt when the server was last heard, in its own time; null: never
 */
export function showLink(root, link, heardAt) {
  const line = /** @type {HTMLElement | null} */ (root.querySelector("[data-freshness]"));
  if (!line) return;
  if (line.dataset.link !== link) line.dataset.link = link;
  if (heardAt === null) return;
  const moment = hourMinute(heardAt);
  for (const place of line.querySelectorAll("[data-heard]")) {
    if (place.textContent !== moment) place.textContent = moment;
  }
}

/** @param {number} ms @returns {string} HH:MM in Vietnam, wherever the phone believes to be */
export function hourMinute(ms) {
  return new Date(ms + 7 * 3_600_000).toISOString().slice(11, 16);
}
