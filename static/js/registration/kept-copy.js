// @ts-check
/** A list that can only be read: what this device still keeps of it unsaved is shown as text to copy. */

import { copiesAt, forgetAll, momentThere } from "./kept.js";

const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-kept-copy]"));
const key = /** @type {HTMLElement | null} */ (document.querySelector("[data-storage]"))?.dataset.storage ?? "";
const TEXTS = ["name", "born", "job", "village", "ethnicity"];

/** One line a person, as one would write it in a message. @param {[string, string][]} fields */
function lines(fields) {
  /** @type {Map<string, string[]>} */
  const people = new Map();
  for (const [name, value] of fields) {
    const found = /^(manager|members-\d+)-([a-z_]+)$/.exec(name);
    if (!found || !value.trim() || !TEXTS.includes(found[2])) continue;
    people.set(found[1], [...(people.get(found[1]) ?? []), value.trim()]);
  }
  return [...people].map(([place, told]) => `${place === "manager" ? "Trưởng đoàn: " : ""}${told.join(", ")}`);
}

const [kept] = copiesAt(key);
const text = kept ? lines(kept.fields) : [];
if (box && kept && text.length) {
  /** @type {HTMLElement} */ (box.querySelector("[data-when]")).textContent = momentThere(kept.at);
  /** @type {HTMLTextAreaElement} */ (box.querySelector("[data-text]")).value = text.join("\n");
  box.querySelector("[data-drop]")?.addEventListener("click", () => {
    forgetAll(key);
    box.hidden = true;
  });
  box.hidden = false;
}
