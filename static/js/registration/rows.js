// @ts-check
/** The rows of the list: add, move, remove, take back. After each change all are numbered afresh. */
import { renumber } from "../shared/places.js";

/** @param {HTMLElement} row @param {number} number */
function count(row, number) {
  renumber(row, "members", number);
  /** @type {HTMLElement} */ (row.querySelector("[data-number]")).textContent = String(number + 1);
  row.querySelector(".member__body")?.setAttribute("aria-label", `Thành viên ${number + 1}`);
}

/** @param {HTMLSelectElement} select */
const chosen = (select) => (select.value ? (select.selectedOptions[0]?.textContent ?? "") : "");

export class Rows {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLTemplateElement} template one blank row
   * @param {(words: string) => void} say for screen readers
   */
  constructor(form, template, say) {
    this.form = form;
    this.list = /** @type {HTMLElement} */ (form.querySelector("[data-members]"));
    this.template = template;
    this.say = say;
    /** Rises with every change of places: an answer to an older list no longer fits its fields. */
    this.shape = 0;
  }

  /** @returns {HTMLElement[]} */
  all() {
    return /** @type {HTMLElement[]} */ ([...this.list.children]);
  }

  /** @param {HTMLElement} row @param {string} field */
  control(row, field) {
    return /** @type {HTMLInputElement & HTMLSelectElement} */ (row.querySelector(`[name$="-${field}"]`));
  }

  /** @param {HTMLElement} row */
  nameOf(row) {
    return this.control(row, "name").value.trim() || `thành viên ${this.all().indexOf(row) + 1}`;
  }

  /** Numbers, first lines and the word for an empty list. */
  settle() {
    this.shape += 1;
    this.all().forEach(count);
    this.all().forEach((row) => this.describe(row));
    /** @type {HTMLElement} */ (this.form.querySelector("[data-none]")).hidden = this.all().length > 0;
  }

  /** The line that stands for a folded row. @param {HTMLElement} row */
  describe(row) {
    const who = /** @type {HTMLElement} */ (row.querySelector("[data-who]"));
    const facts = /** @type {HTMLElement} */ (row.querySelector("[data-facts]"));
    who.textContent = this.control(row, "name").value.trim() || "Người mới";
    facts.textContent = [
      chosen(this.control(row, "role")),
      chosen(this.control(row, "gender")),
      this.control(row, "born").value.trim(),
      chosen(this.control(row, "group")),
    ]
      .filter(Boolean)
      .join("\u00a0· ");
  }

  /** @returns {HTMLElement} a blank row at the end, open */
  add() {
    const copy = /** @type {DocumentFragment} */ (this.template.content.cloneNode(true));
    const row = /** @type {HTMLElement} */ (copy.firstElementChild);
    const hasCaptain = this.all().some((other) => this.control(other, "role").value === "captain");
    this.control(row, "role").value = hasCaptain ? "full" : "captain";
    this.control(row, "unit").value = this.form.dataset.unit ?? "";
    this.list.append(row);
    this.settle();
    return row;
  }

  /** @param {HTMLElement} row @param {-1 | 1} step */
  move(row, step) {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    this.settle();
    this.say(`Đã chuyển ${this.nameOf(row)} đến vị trí ${this.all().indexOf(row) + 1}.`);
  }

  /**
   * @param {HTMLElement} row
   * @returns {() => void} puts the row back where it was
   */
  remove(row) {
    const next = row.nextElementSibling;
    row.remove();
    this.settle();
    return () => {
      if (next?.isConnected) next.before(row);
      else this.list.append(row);
      this.settle();
    };
  }

  /** @param {number} count as many rows as a kept version has */
  resize(count) {
    while (this.all().length > count) this.all().at(-1)?.remove();
    while (this.all().length < count) this.add();
    this.settle();
  }
}

/** @param {HTMLElement} row @param {string} field opens the row and puts the cursor there */
export function enter(row, field = "name") {
  const box = row.querySelector("details");
  if (box) box.open = true;
  /** @type {HTMLElement | null} */ (row.querySelector(`[name$="-${field}"]`))?.focus();
}
