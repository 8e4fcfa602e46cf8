// @ts-check
/** A list that can only be read: what this device still keeps of it unsaved is shown as text to copy. */

const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-kept-copy]"));
const key = /** @type {HTMLElement | null} */ (document.querySelector("[data-storage]"))?.dataset.storage ?? "";
const TEXTS = ["name", "born", "job", "village", "ethnicity"];

/** @returns {import("./kept.js").Kept | null} */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null");
    return kept && Array.isArray(kept.fields) ? kept : null;
  } catch {
    return null;
  }
}

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

const kept = read();
const text = kept ? lines(kept.fields) : [];
if (box && kept && text.length) {
  const when = new Date(kept.at);
  /** @type {HTMLElement} */ (box.querySelector("[data-when]")).textContent =
    `${String(when.getHours()).padStart(2, "0")}:${String(when.getMinutes()).padStart(2, "0")} ngày ${when.getDate()}/${when.getMonth() + 1}`;
  /** @type {HTMLTextAreaElement} */ (box.querySelector("[data-text]")).value = text.join("\n");
  box.querySelector("[data-drop]")?.addEventListener("click", () => {
    localStorage.removeItem(key);
    box.hidden = true;
  });
  box.hidden = false;
}
