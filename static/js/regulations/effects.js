// @ts-check
/**
 * What the rules would do to the teams, while they are typed: the server's own page for the form
 * as it stands, of which only the effects are taken over. Nothing is saved.
 */

const PAUSE_MS = 600;

const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-effects]"));
const form = button?.form;
let timer = 0;
/** @type {AbortController | undefined} */
let asking;

/** @param {ParentNode} within */
const effects = (within) => /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll("[data-list] [data-effect]"));

/** A list that somebody has opened stays open. @param {HTMLElement} old @param {HTMLElement} fresh */
function take(old, fresh) {
  const opened = old.querySelector("details[open]");
  const details = fresh.querySelector("details");
  if (opened && details) details.open = true;
  if (old.innerHTML !== fresh.innerHTML) old.replaceChildren(...fresh.childNodes);
}

/** The title of a row says what is typed in it. @param {Document} page */
function takeWords(page) {
  const words = "[data-list] [data-words]";
  const fresh = page.querySelectorAll(words);
  const shown = document.querySelectorAll(words);
  if (fresh.length === shown.length) shown.forEach((old, place) => (old.textContent = fresh[place].textContent));
}

/** @param {boolean} asked whether somebody pressed the button, and wants to read the answer */
async function look(asked = false) {
  if (!form || !button) return;
  asking?.abort();
  asking = new AbortController();
  try {
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    const answer = await fetch(button.dataset.effects ?? "", {
      method: "POST",
      credentials: "same-origin",
      body,
      signal: asking.signal,
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const summary = document.querySelector("[data-effect-summary]");
    const said = page.querySelector("[data-effect-summary]");
    if (!answer.ok || !summary || !said) return;
    if (summary.innerHTML !== said.innerHTML) summary.replaceChildren(...said.childNodes);
    takeWords(page);
    if (asked) show(summary);
    const fresh = effects(page);
    // Rows were added or taken away meanwhile: another look is on its way.
    if (fresh.length !== effects(document).length) return;
    effects(document).forEach((old, place) => take(old, fresh[place]));
  } catch {
    // Given up for a newer look, or no network: the button asks again.
  }
}

/** @param {Element} summary */
function show(summary) {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  summary.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  /** @type {HTMLElement} */ (summary).focus({ preventScroll: true });
}

function soon() {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => look(), PAUSE_MS);
}

form?.addEventListener("input", soon);
form?.addEventListener("change", soon);
if (button) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    window.clearTimeout(timer);
    look(true);
  });
}
