// @ts-check
/** The organiser's board: the list narrows while one types; marks do not matter. */

const search = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-search]"));
const rows = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#cac-doan tbody tr"));
const none = /** @type {HTMLElement | null} */ (document.querySelector("[data-no-rows]"));

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
  for (const row of rows) {
    row.hidden = !words.every((word) => (row.dataset.words ?? "").includes(word));
    if (!row.hidden) left += 1;
  }
  if (none) none.hidden = left > 0;
}

search?.addEventListener("input", narrow);
