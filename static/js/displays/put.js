// @ts-check

/**
 * Sets the text of a part that the page may lack, only when it differs: a screen reader is not told
 * the same twice.
 * @param {HTMLElement} part @param {string} selector @param {string} text
 */
export function put(part, selector, text) {
  const found = part.querySelector(selector);
  if (found && found.textContent !== text) found.textContent = text;
}
