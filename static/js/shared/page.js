// @ts-check
/** What every desk page does: questions before acts, no double sends, dates, menus, focus on errors. */
import { watchConfirms } from "./confirm.js";
import { watchDates } from "./date-pick.js";
import { watchDoubleSubmits, watchUnsaved } from "./guard.js";

watchConfirms();
watchUnsaved();
watchDoubleSubmits();
watchDates();

/** @type {HTMLElement | null} */ (document.querySelector("[data-focus]"))?.focus();

// On a phone the tab one stands on may be out of sight at the side.
for (const tab of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".tabs [aria-current]"))) {
  const strip = /** @type {HTMLElement} */ (tab.closest(".tabs"));
  strip.scrollLeft += tab.getBoundingClientRect().left - strip.getBoundingClientRect().left - (strip.clientWidth - tab.offsetWidth) / 2;
}

// An open menu closes on Escape and on a click elsewhere.
for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("[data-menu]"))) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}
