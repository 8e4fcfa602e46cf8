// @ts-check
/** Typing paper sheets in: a running total compared with the one on the paper, Enter to the next box, a key to the next sheet. */
import { micros, shown, sum } from "./judge/points.js";

const FIGURE = /^\d{1,9}([.,]\d{1,6})?$/;

/** @param {HTMLInputElement} box @returns {boolean} whether a mark of the scale stands in it */
function holds(box) {
  const text = box.value.trim();
  if (!FIGURE.test(text)) return false;
  const [value, min, max, step] = [text, box.dataset.min ?? "0", box.dataset.max ?? "0", box.dataset.step ?? "1"].map(micros);
  return value >= min && value <= max && (value - min) % step === 0n;
}

/** @param {HTMLElement} row the boxes of one sheet */
function total(row) {
  const output = row.querySelector("[data-total]");
  if (!output) return;
  const boxes = /** @type {HTMLInputElement[]} */ ([...row.querySelectorAll("input[data-max]")]);
  const right = boxes.filter(holds).map((box) => box.value.trim());
  output.textContent = right.length === 0 ? "–" : shown(sum(right)) + (right.length < boxes.length ? " …" : "");
  match(row, right.length === boxes.length ? sum(right) : null);
}

/** @param {HTMLElement} row @param {bigint | null} total of all its boxes, null while some are empty */
function match(row, total) {
  const box = /** @type {HTMLInputElement | null} */ (row.querySelector("[data-written]"));
  const said = row.querySelector("[data-match]");
  if (!box || !said) return;
  const written = box.value.trim();
  const told = written !== "" && total !== null && FIGURE.test(written);
  const same = told && micros(written) === total;
  said.textContent = !told ? "" : same ? "✓ Khớp" : "! Chưa khớp";
  if (!told || same) box.removeAttribute("aria-invalid");
  else box.setAttribute("aria-invalid", "true");
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("[data-paper]"))) {
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[data-max], input[data-written]")]);
  form.addEventListener("input", (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (box.closest("[data-row]"));
    if (!row) return;
    if (box.dataset.max && (box.value.trim() === "" || holds(box))) box.removeAttribute("aria-invalid");
    total(row);
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
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-row]"))) total(row);
}

for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-select]"))) box.select();

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const way = /** @type {HTMLAnchorElement | null} */ (document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`));
  if (!way) return;
  event.preventDefault();
  way.click();
});
