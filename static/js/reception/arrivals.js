// @ts-check
/** The list of teams at the door: fresh when others check in, narrowed while one types. */
import { keepFresh } from "../shared/refresh.js";

const search = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-search]"));
const list = document.querySelector("[data-arrivals]");

/** @param {string} text as `strip_marks` of the server makes it */
function plain(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d");
}

function narrow() {
  const words = plain(search?.value ?? "").split(/\s+/).filter(Boolean);
  let left = 0;
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-words]"))) {
    const hidden = !words.every((word) => (row.dataset.words ?? "").includes(word));
    if (row.hidden !== hidden) row.hidden = hidden;
    if (!hidden) left += 1;
  }
  const none = /** @type {HTMLElement | null} */ (document.querySelector("[data-no-rows]"));
  if (none) none.hidden = left > 0;
}

search?.addEventListener("input", narrow);
if (list) new MutationObserver(narrow).observe(list, { childList: true });
keepFresh("[data-arrivals]", "reception");
