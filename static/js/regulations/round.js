// @ts-check
/** The page of one round: the sum of the maxima as one types, and only the fields of what is chosen. */

const MILLIONTHS = 1_000_000n;

/** @param {string} typed @returns {bigint | null} millionths of a point */
export function points(typed) {
  const found = /^(\d{0,9})(?:[.,](\d{0,6}))?$/.exec(typed.replaceAll(" ", ""));
  if (!found || !(found[1] || found[2])) return null;
  return BigInt(found[1] || "0") * MILLIONTHS + BigInt((found[2] ?? "").padEnd(6, "0"));
}

/** @param {bigint} value @returns {string} with a decimal comma */
export function shown(value) {
  const part = String(value % MILLIONTHS).padStart(6, "0").replace(/0+$/, "");
  return part ? `${value / MILLIONTHS},${part}` : String(value / MILLIONTHS);
}

for (const box of document.querySelectorAll("[data-sum]")) {
  const words = box.querySelector("[data-sum-words]");
  const add = () => {
    let sum = 0n;
    let sound = true;
    for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll("[data-list] [data-max]"))) {
      if (!field.value.trim()) continue;
      const value = points(field.value);
      if (value === null) sound = false;
      else sum += value;
    }
    if (words) words.textContent = sound ? shown(sum) : "–";
  };
  box.addEventListener("input", add);
}

for (const group of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-kinds]"))) {
  const choose = () => {
    const chosen = /** @type {HTMLInputElement | null} */ (group.querySelector("input[type=radio][name$='-kind']:checked"));
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll("[data-kind]"))) {
      part.hidden = part.dataset.kind !== chosen?.value;
    }
  };
  group.classList.add("js-kinds");
  group.addEventListener("change", choose);
  choose();
}
