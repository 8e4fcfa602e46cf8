// @ts-check
/** The sheet on screen. Its parts are made once a turn and then only rewritten: nothing moves. */
import { copyOf, isOff, paintChip, part, turnOff, within, write } from "./dom.js";
import { paintLack } from "./hand-in.js";
import { shown } from "./points.js";
import { stateOf } from "./sheets.js";
import { STATES, footWords, lineWords, sheetNote } from "./words.js";

/** @typedef {import("./sheets.js").Sheet} Sheet @typedef {import("./sheets.js").Line} Line */

export class SheetView {
  #made = "";
  /** @type {Sheet | null} */
  #sheet = null;
  /** @type {Map<string, HTMLElement>} */
  #items = new Map();
  #online = true;
  /** Key of the sheet that was to be sent before it was whole: what it lacks is said until it is. */
  #tooEarly = "";

  /**
   * @param {{
   *   give: (line: Line, points: string) => void, pad: (criterion: string) => void,
   *   look: (refusal: import("./refusals.js").Refusal) => void, send: () => void, closed: () => void,
   * }} on `closed`: something was touched that cannot be changed now
   */
  constructor(on) {
    this.on = on;
    part("send").addEventListener("click", () => this.#send());
    part("remark").addEventListener("click", () => this.#sheet?.editable || this.on.closed());
  }

  /** @param {Sheet} sheet @param {{ lock: string, online: boolean }} about */
  update(sheet, { lock, online }) {
    this.#sheet = sheet;
    this.#online = online;
    const { turn } = sheet;
    const made = [sheet.key, ...turn.criteria.map((one) => one.key)].join("\n");
    if (made !== this.#made) this.#make(made);
    write(part("sheet-round"), turn.number === null ? turn.round_name : `${turn.round_name} · lượt ${turn.number}`);
    write(part("sheet-team"), turn.team_name);
    paintChip(part("sheet-state"), STATES[stateOf(sheet)]);
    write(part("sheet-note"), sheetNote(sheet, { lock, online }));
    part("sheet-note").dataset.submit = sheet.submit;
    part("criteria").classList.toggle("is-closed", !sheet.editable);
    for (const line of sheet.lines) this.#paintLine(line);
    this.#paintFoot();
  }

  /** @param {string} made */
  #make(made) {
    this.#made = made;
    this.#items = new Map();
    for (const { criterion } of this.#sheet?.lines ?? []) {
      const item = copyOf("line-template");
      const { key } = criterion;
      write(within(item, ".line__words"), criterion.name);
      within(item, ".step--less").addEventListener("click", (event) => this.#step(event, key, -1));
      within(item, ".step--more").addEventListener("click", (event) => this.#step(event, key, 1));
      within(item, ".line__value").addEventListener("click", () => this.#touch(key));
      this.#items.set(key, item);
    }
    part("criteria").replaceChildren(...this.#items.values());
  }

  /** @param {string} key */
  #line(key) {
    return this.#sheet?.lines.find((line) => line.criterion.key === key);
  }

  /** The figure was touched: the pad, or why not. @param {string} key */
  #touch(key) {
    const refusal = this.#line(key)?.refusal;
    if (refusal) this.on.look(refusal);
    else if (this.#sheet?.editable) this.on.pad(key);
    else this.on.closed();
  }

  /** @param {Event} event @param {string} key @param {1 | -1} way */
  #step(event, key, way) {
    const line = this.#line(key);
    if (!line || line.points === null || isOff(/** @type {Element} */ (event.currentTarget))) return;
    const points = line.scale.next(line.points, way);
    if (points !== null) this.on.give(line, points);
  }

  /** @param {Line} line */
  #paintLine(line) {
    const item = this.#items.get(line.criterion.key);
    if (!item) return;
    const { name } = line.criterion;
    const max = shown(line.scale.max);
    const step = shown(line.scale.step);
    const value = line.points === null ? "Chưa chấm" : shown(line.points);
    const editable = Boolean(this.#sheet?.editable);
    const words = lineWords(line, { online: this.#online, editable });
    item.dataset.state = line.state;
    item.classList.toggle("is-marked", line.points !== null);
    item.classList.toggle("is-lacking", line.points === null && this.#tooEarly === this.#sheet?.key);
    write(within(item, ".line__max"), `tối đa ${max}`);
    write(within(item, ".line__figure"), value);
    const button = within(item, ".line__value");
    button.setAttribute("aria-label", `${name}: ${value}, tối đa ${max}. ${line.points === null ? "" : words}`.trim());
    turnOff(button, !editable && !line.refusal);
    write(within(item, ".line__state"), words);
    for (const [selector, way, word] of /** @type {[string, 1 | -1, string][]} */ ([
      [".step--less", -1, "Bớt"],
      [".step--more", 1, "Thêm"],
    ])) {
      const one = within(item, selector);
      one.setAttribute("aria-label", `${word} ${step}: ${name}`);
      // There is nothing to add to or take from before the first mark (docs/adr/0014).
      one.hidden = line.points === null || Boolean(line.refusal) || !editable;
      turnOff(one, line.points !== null && line.scale.next(line.points, way) === null);
    }
  }

  #paintFoot() {
    const sheet = /** @type {Sheet} */ (this.#sheet);
    write(part("total"), sheet.lines.some((line) => line.points !== null) ? shown(sheet.total) : "–");
    write(part("total-max"), `/${shown(sheet.max)}`);
    write(part("foot-state"), footWords(sheet));
    const send = part("send");
    const done = sheet.submit !== "no" || !sheet.editable;
    send.classList.toggle("btn--primary", !done && sheet.missing === 0);
    write(send, sheet.submit === "sent" ? "Đã gửi" : sheet.submit === "waiting" ? "Chờ gửi" : "Gửi phiếu");
    turnOff(send, done);
    if (this.#tooEarly !== sheet.key || sheet.missing === 0) this.#tooEarly = "";
    paintLack(this.#tooEarly ? sheet : null);
  }

  #send() {
    const sheet = this.#sheet;
    if (!sheet) return;
    if (isOff(part("send"))) return this.on.closed();
    const refused = sheet.lines.find((line) => line.refusal);
    if (refused?.refusal) return this.on.look(refused.refusal);
    const empty = sheet.lines.find((line) => line.points === null);
    if (!empty) return this.on.send();
    this.#tooEarly = sheet.key;
    for (const line of sheet.lines) this.#paintLine(line);
    this.#paintFoot();
    const item = this.#items.get(empty.criterion.key);
    item?.scrollIntoView({ block: "center" });
    within(/** @type {HTMLElement} */ (item), ".line__value").focus();
    item?.classList.remove("is-called");
    void item?.offsetWidth;
    item?.classList.add("is-called");
  }
}
