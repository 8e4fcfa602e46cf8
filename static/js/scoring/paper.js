// @ts-check
/** Typing a paper sheet in: a running total beside each team, Enter to the next box, wrong marks at once. */
import { micros, shown, sum } from "./judge/points.js";

const FIGURE = /^\d{1,9}([.,]\d{1,6})?$/;

/** @param {HTMLInputElement} box @returns {boolean} whether a mark of the scale stands in it */
function holds(box) {
  const text = box.value.trim();
  if (!FIGURE.test(text)) return false;
  const [value, min, max, step] = [text, box.dataset.min ?? "0", box.dataset.max ?? "0", box.dataset.step ?? "1"].map(micros);
  return value >= min && value <= max && (value - min) % step === 0n;
}

/** @param {HTMLTableRowElement} row */
function total(row) {
  const output = row.querySelector("[data-total]");
  if (!output) return;
  const boxes = /** @type {HTMLInputElement[]} */ ([...row.querySelectorAll("input[data-max]")]);
  const right = boxes.filter(holds).map((box) => box.value.trim());
  output.textContent = right.length === 0 ? "–" : shown(sum(right)) + (right.length < boxes.length ? " …" : "");
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("[data-paper]"))) {
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[data-max]")]);
  form.addEventListener("input", (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    if (!box.dataset.max) return;
    if (box.value.trim() === "" || holds(box)) box.removeAttribute("aria-invalid");
    total(/** @type {HTMLTableRowElement} */ (box.closest("tr")));
  });
  form.addEventListener("change", (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    if (box.dataset.max && box.value.trim() !== "" && !holds(box)) box.setAttribute("aria-invalid", "true");
  });
  form.addEventListener("keydown", (event) => {
    const at = boxes.indexOf(/** @type {HTMLInputElement} */ (event.target));
    if (event.key !== "Enter" || at < 0) return;
    event.preventDefault();
    (boxes[at + 1] ?? form.querySelector("button.btn--primary"))?.focus();
    boxes[at + 1]?.select();
  });
  for (const row of /** @type {NodeListOf<HTMLTableRowElement>} */ (form.querySelectorAll("[data-row]"))) total(row);
}
