// @ts-check
/** Keys of a keyboard or a clicker press the buttons of the page: on and back, never “open the results”. */
const KEYS = /** @type {Record<string, string>} */ ({
  " ": "next",
  PageDown: "next",
  ArrowRight: "next",
  PageUp: "back",
  ArrowLeft: "back",
});
const TYPING = "input, textarea, select, dialog, summary, a";

addEventListener("keydown", (event) => {
  const wanted = KEYS[event.key];
  if (!wanted || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!document.querySelector("[data-presenting]") || document.querySelector("dialog[open]")) return;
  if (event.target instanceof Element && event.target.closest(TYPING)) return;
  // On a button the space bar presses that button; a presenter who tabbed there means it.
  if (event.key === " " && event.target instanceof HTMLButtonElement && !event.target.dataset.key) return;
  event.preventDefault();
  /** @type {HTMLButtonElement | null} */ (document.querySelector(`button[data-key="${wanted}"]`))?.click();
});
