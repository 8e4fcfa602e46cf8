// @ts-check

const NUMBERED = ["id", "name", "for", "aria-describedby"];

/**
 * The place of a row of a form is its number in every name and id (`members-3-born`), and in the value
 * of its buttons (`up-3`).
 * @param {HTMLElement} row @param {string} list e.g. "members" @param {number} number
 */
export function renumber(row, list, number) {
  const place = new RegExp(`${list}-\\d+`, "g");
  for (const part of [row, .../** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("*"))]) {
    for (const name of NUMBERED) {
      const value = part.getAttribute(name);
      if (value?.includes(`${list}-`)) part.setAttribute(name, value.replace(place, `${list}-${number}`));
    }
    if (part instanceof HTMLButtonElement && part.name === "row") {
      part.value = part.value.replace(/\d+$/, String(number));
    }
  }
}
