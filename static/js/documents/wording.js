// @ts-check
/** What a wording will say, while one types: its places filled in as the server does. */

const PLACE = /(?<!\{)\{(\p{L}[^{}\n]{0,39})\}(?!\})/gu;
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-values]"));
/** @type {Record<string, string>} */
const values = JSON.parse(form?.dataset.values ?? "{}");

form?.addEventListener("input", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  const shown = document.getElementById(field.dataset.fills ?? "");
  if (shown) shown.textContent = field.value.replace(PLACE, (whole, name) => values[name] ?? whole);
});
