// @ts-check
/**
 * The lines of the division of work: add, move, remove without asking the server. After each change all
 * are numbered afresh.
 */
import { renumber } from "../shared/places.js";

export class DutyRows {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLTemplateElement} blank one empty line
   */
  constructor(form, blank) {
    this.form = form;
    this.blank = blank;
    this.list = /** @type {HTMLElement} */ (form.querySelector("[data-list]"));
    form.addEventListener("click", (event) => this.press(event));
  }

  /** @param {Event} event */
  press(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button[name=row]");
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const [verb] = button.value.split("-");
    const row = /** @type {HTMLElement | null} */ (button.closest("[data-duty]"));
    if (verb === "add") this.add();
    else if (row && verb === "remove") this.remove(row);
    else if (row) this.move(row, verb, button);
    // The browser asks before one leaves with changes not saved.
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  add() {
    this.list.append(this.blank.content.cloneNode(true));
    this.settle();
    this.list.lastElementChild?.querySelector("textarea")?.focus();
  }

  /** @param {HTMLElement} row */
  remove(row) {
    const near = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    this.settle();
    const next = near?.querySelector("textarea") ?? this.form.querySelector('button[value="add"]');
    /** @type {HTMLElement | null} */ (next)?.focus();
  }

  /** @param {HTMLElement} row @param {string} verb @param {HTMLElement} button */
  move(row, verb, button) {
    const other = verb === "up" ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (verb === "up") other.before(row);
    else other.after(row);
    this.settle();
    button.focus();
  }

  settle() {
    const rows = /** @type {HTMLElement[]} */ ([...this.list.children]);
    rows.forEach((row, number) => renumber(row, "duties", number));
    /** @type {HTMLElement} */ (this.form.querySelector("[data-none]")).hidden = rows.length > 0;
  }
}
