// @ts-check
/** The number pad: only what begins a mark on the scale can be typed, only a mark can be given. */
import { isOff, part, turnOff, write } from "./dom.js";
import { micros, shown } from "./points.js";

export class Pad {
  #dialog = part("pad", HTMLDialogElement);
  #typed = "";
  /** @type {import("./sheets.js").Sheet | null} */
  #sheet = null;
  #criterion = "";

  /**
   * @param {{
   *   give: (line: import("./sheets.js").Line, points: string | null) => void,
   *   at: (place: { criterion: string, typed: string } | null) => void,
   * }} on `at`: where the judge is, to come back to after a reload
   */
  constructor(on) {
    this.on = on;
    for (const key of this.#keys()) key.addEventListener("click", () => this.#press(key.dataset.key ?? ""));
    part("pad-clear").addEventListener("click", () => this.#clear());
    part("pad-done").addEventListener("click", () => this.#finish(false));
    part("pad-next").addEventListener("click", () => this.#finish(true));
    this.#dialog.addEventListener("keydown", (event) => this.#keyboard(event));
    this.#dialog.addEventListener("close", () => this.on.at(null));
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#finish(false);
    });
  }

  get isOpen() {
    return this.#dialog.open;
  }

  /** @param {import("./sheets.js").Sheet} sheet @param {string} criterion @param {string} [typed] */
  open(sheet, criterion, typed = "") {
    this.#sheet = sheet;
    this.#criterion = criterion;
    this.#typed = typed;
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#dialog.focus();
    this.on.at({ criterion, typed });
    this.#paint();
  }

  close() {
    this.#dialog.close();
  }

  /** The sheet as it is now. @param {import("./sheets.js").Sheet} sheet */
  update(sheet) {
    this.#sheet = sheet;
    if (!this.#dialog.open) return;
    if (!sheet.editable || !this.#line()) this.close();
    else this.#paint();
  }

  #line() {
    return this.#sheet?.lines.find((line) => line.criterion.key === this.#criterion);
  }

  /** @returns {NodeListOf<HTMLElement>} */
  #keys() {
    return part("pad-keys").querySelectorAll("[data-key]");
  }

  /** @returns {import("./sheets.js").Line | undefined} where “Tiêu chí sau” leads: the next one without a mark */
  #next() {
    const lines = this.#sheet?.lines ?? [];
    const here = lines.findIndex((line) => line.criterion.key === this.#criterion);
    return [...lines.slice(here + 1), ...lines.slice(0, Math.max(here, 0))].find((line) => line.points === null);
  }

  #paint() {
    const line = this.#line();
    if (!line || !this.#sheet) return;
    const { scale } = line;
    const meant = scale.meant(this.#typed);
    write(part("pad-name"), line.criterion.name);
    write(part("pad-scale"), `${shown(scale.min)}–${shown(scale.max)}, nấc ${shown(scale.step)}`);
    const total = micros(this.#sheet.total) - micros(meant === null ? "0" : (line.points ?? "0")) + micros(meant ?? "0");
    write(part("pad-total"), `${shown(total)}/${shown(this.#sheet.max)}`);
    const value = part("pad-value");
    const old = line.points === null ? "Chưa chấm" : shown(line.points);
    const whole = meant === null ? "" : shown(meant);
    write(value, this.#typed === "" ? old : whole.length > this.#typed.length ? whole : this.#typed);
    value.dataset.state = this.#typed ? (meant === null ? "partly" : "typed") : line.points === null ? "none" : "old";
    for (const key of this.#keys()) {
      const sign = key.dataset.key ?? "";
      turnOff(key, sign === "back" ? this.#typed === "" : !scale.begins(this.#typed + sign));
    }
    const unfit = this.#typed !== "" && meant === null;
    const next = this.#next();
    turnOff(part("pad-next"), unfit);
    turnOff(part("pad-done"), unfit);
    part("pad-next").hidden = !next;
    part("pad-done").classList.toggle("btn--primary", !next);
    turnOff(part("pad-clear"), line.points === null || this.#sheet.submit !== "no");
  }

  /** @param {string} sign */
  #press(sign) {
    const line = this.#line();
    if (!line) return;
    const typed = sign === "back" ? this.#typed.slice(0, -1) : this.#typed + sign;
    if (typed !== "" && !line.scale.begins(typed)) return;
    this.#typed = typed;
    this.on.at({ criterion: this.#criterion, typed });
    this.#paint();
  }

  #clear() {
    const line = this.#line();
    if (!line || isOff(part("pad-clear"))) return;
    this.on.give(line, null);
    this.#typed = "";
    this.on.at({ criterion: this.#criterion, typed: "" });
    this.#paint();
  }

  /** @param {boolean} onward */
  #finish(onward) {
    const line = this.#line();
    if (!line) return this.close();
    const meant = line.scale.meant(this.#typed);
    if (this.#typed !== "" && meant === null) return;
    const next = onward ? this.#next() : undefined;
    if (meant !== null) this.on.give(line, meant);
    if (next && this.#sheet) this.open(this.#sheet, next.criterion.key);
    else this.close();
  }

  /** @param {KeyboardEvent} event */
  #keyboard(event) {
    if (/^[0-9]$/.test(event.key)) this.#press(event.key);
    else if (event.key === "," || event.key === ".") this.#press(",");
    else if (event.key === "Backspace") this.#press("back");
    else if (event.key === "Enter" && !/** @type {Element} */ (event.target).closest(".pad__ends")) {
      event.preventDefault();
      this.#finish(Boolean(this.#next()));
    }
  }
}
