// @ts-check
/** The head of a paper and its signature as they will be printed, while one types. */

/** @param {string} name */
const typed = (name) =>
  /** @type {HTMLInputElement | HTMLSelectElement | null} */ (document.getElementById(name))?.value.trim() ?? "";

/** The lines of a signature; the same as in rules/letterhead.py.
 * @param {string} who @param {DOMStringMap} ours what is printed where nothing is typed */
function lines(who, ours) {
  const [power, stands] = ["power", "for"].map((part) => typed(`${who}_${part}`));
  const behalf = typed(`${who}_behalf`) || (typed(`${who}_body`) ? "" : (ours.behalf ?? ""));
  const title = typed(`${who}_title`) || (ours.title ?? "");
  const above = behalf ? [`TM. ${behalf}`] : [];
  if (["KT", "TL", "TUQ"].includes(power) && stands) above.push(`${power}. ${stands}`);
  return [...above, power === "Q" ? `Q. ${title}` : title];
}

function show() {
  for (const words of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-shows]"))) {
    const { shows = "", falls = "", unless = "", otherwise = "" } = words.dataset;
    words.textContent = typed(shows) || (typed(unless) ? "" : typed(falls)) || otherwise;
  }
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-signs]"))) {
    place.replaceChildren(
      ...lines(place.dataset.signs ?? "", place.dataset).flatMap((line, at) => (at ? [document.createElement("br"), line] : [line])),
    );
  }
}

document.getElementById("the-le")?.addEventListener("input", show);
