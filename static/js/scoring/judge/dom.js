// @ts-check
/** Finding and copying parts of the page; the markup itself stands in templates/scoring/judge.html. */

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} [_kind] what it is, for the type checker
 * @returns {T}
 */
export function part(id, _kind) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id} in the page`);
  return /** @type {T} */ (found);
}

/**
 * @param {string} id of a <template>
 * @returns {HTMLElement} a fresh copy of its only element
 */
export function copyOf(id) {
  const content = part(id, HTMLTemplateElement).content.cloneNode(true);
  return /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (content).firstElementChild);
}

/**
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function within(parent, selector) {
  return /** @type {HTMLElement} */ (parent.querySelector(selector));
}

/** Sets a text only when it differs: a screen reader is not told the same twice. @param {Element} element @param {string} words */
export function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** Off, but still in reach of keyboard and finger, so that nothing jumps. @param {Element} button @param {boolean} off */
export function turnOff(button, off) {
  if (off) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}

/** @param {Element} button */
export const isOff = (button) => button.getAttribute("aria-disabled") === "true";

/** @param {Element} chip @param {[string, string]} state kind and word */
export function paintChip(chip, [kind, word]) {
  const classes = `chip chip--${kind}`;
  if (chip.className !== classes) chip.className = classes;
  write(chip, word);
}
