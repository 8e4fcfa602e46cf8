// @ts-check
/** The head of a paper as it will be printed, and the deadline in words, while one types. */
import "./closing.js";

for (const words of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-shows]"))) {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById(words.dataset.shows ?? ""));
  field?.addEventListener("input", () => {
    words.textContent = field.value;
  });
}
