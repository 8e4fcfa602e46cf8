// @ts-check
/** The head of a paper and its signature as they will be printed, while one types. */

/** @param {string} name */
const typed = (name) =>
  /** @type {HTMLInputElement | HTMLSelectElement | null} */ (document.getElementById(name))?.value.trim() ?? "";

/** The lines of a signature; the same as `above` and `signs_as` of rules/letterhead.py.
 * @param {string} who */
function lines(who) {
  const [behalf, power, stands, title] = ["behalf", "power", "for", "title"].map((part) => typed(`${who}_${part}`));
  const above = behalf ? [`TM. ${behalf}`] : [];
  if (["KT", "TL", "TUQ"].includes(power) && stands) above.push(`${power}. ${stands}`);
  return [...above, power === "Q" ? `Q. ${title}` : title];
}

function show() {
  for (const words of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-shows]"))) {
    words.textContent = typed(words.dataset.shows ?? "") || (words.dataset.otherwise ?? "");
  }
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-signs]"))) {
    place.replaceChildren(
      ...lines(place.dataset.signs ?? "").flatMap((line, at) => (at ? [document.createElement("br"), line] : [line])),
    );
  }
}

document.getElementById("the-le")?.addEventListener("input", show);
