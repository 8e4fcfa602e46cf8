// @ts-check
/**
 * Texts of pieces and scripts that the server has not taken yet stay on this device, and are offered
 * on the next visit. A form with `data-kept` names the key; its offer is the `[data-kept-offer]` in it.
 */
import { Keeper, momentThere } from "../registration/kept.js";

const NOT_TYPED = /(^|-)(csrf_token|version|seen)$/;

/** @param {HTMLFormElement} form @returns {[string, string][]} what is typed, no ticks and no files */
function typed(form) {
  const boxes = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (
    form.querySelectorAll('textarea, input:not([type="checkbox"], [type="radio"], [type="file"])')
  );
  return [...boxes].flatMap((box) => (box.name && !NOT_TYPED.test(box.name) ? [[box.name, box.value]] : []));
}

/** @param {HTMLFormElement} form @param {import("../registration/kept.js").Kept} kept */
function restore(form, kept) {
  for (const [name, value] of kept.fields) {
    const box = form.elements.namedItem(name);
    if (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) box.value = value;
  }
  // As if typed: what saves itself saves this too, and leaving asks first.
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {HTMLFormElement} form @param {Keeper} keeper @returns {HTMLElement | null} the offer, if there is one */
function offered(form, keeper) {
  const offer = /** @type {HTMLElement | null} */ (form.querySelector("[data-kept-offer]"));
  const [kept] = keeper.setAside();
  if (!offer || !kept) return null;
  /** @type {HTMLElement} */ (offer.querySelector("[data-when]")).textContent = momentThere(kept.at);
  offer.querySelector("[data-use]")?.addEventListener("click", () => {
    offer.hidden = true;
    keeper.swap(kept);
    restore(form, kept);
  });
  offer.querySelector("[data-drop]")?.addEventListener("click", () => {
    offer.hidden = true;
    keeper.drop(kept);
  });
  offer.hidden = false;
  const fold = form.closest("details");
  if (fold) fold.open = true;
  return offer;
}

const isRefused = document.querySelector(".error-summary, .notice--problem, .field--error") !== null;
/** @type {HTMLElement[]} */
const offers = [];
for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-kept]"))) {
  const keeper = new Keeper(form.dataset.kept ?? "", form, typed);
  if (keeper.wasSent() && document.querySelector(".notice--done")) keeper.forget();
  keeper.notSent();
  const offer = isRefused ? null : offered(form, keeper);
  if (offer) offers.push(offer);
  form.addEventListener("input", () => keeper.keep());
  form.addEventListener("submit", () => {
    keeper.keep();
    keeper.send();
  });
  // Told by the script that saves the form while one types.
  form.addEventListener("stored", () => keeper.forget());
}
if (offers.length) {
  window.history.scrollRestoration = "manual";
  offers[0].focus({ preventScroll: true });
  offers[0].scrollIntoView({ block: "center" });
}
