// @ts-check
/** The judge's note on a turn: kept on the device letter by letter, sent when the pen rests. */
import { part, write } from "./dom.js";

const REST_MS = 1500;

export class Remark {
  #area = part("remark", HTMLTextAreaElement);
  /** @type {import("./sheets.js").Sheet | null} */
  #sheet = null;
  #seat = "";
  #timer = 0;
  /** @type {string | null} what is typed and not yet an operation */
  #draft = null;

  /**
   * @param {import("./store.js").Store} store
   * @param {(sheet: import("./sheets.js").Sheet, text: string) => Promise<void>} give
   */
  constructor(store, give) {
    this.store = store;
    this.give = give;
    this.#area.addEventListener("input", () => this.#typed());
    this.#area.addEventListener("blur", () => void this.#rest());
  }

  /** @param {import("./sheets.js").Sheet} sheet @param {string} seat */
  update(sheet, seat) {
    if (sheet.key !== this.#sheet?.key) {
      void this.#rest();
      this.#sheet = sheet;
      this.#seat = seat;
      this.#area.value = sheet.comment;
      void this.#pickUp(sheet.key);
    }
    this.#sheet = sheet;
    if (this.#draft === null && document.activeElement !== this.#area) this.#area.value = sheet.comment;
    this.#area.readOnly = !sheet.editable;
    const waiting = this.#draft !== null || sheet.commentState === "waiting";
    const refused = sheet.refusals.find((one) => one.op.type === "comment");
    write(part("remark-state"), refused?.reasons[0]?.message ?? (waiting ? "Đang ghi…" : sheet.comment ? "Đã lưu" : ""));
  }

  /** @param {string} key a draft that an earlier page left */
  async #pickUp(key) {
    const draft = await this.store.get(this.#name(key));
    if (typeof draft !== "string" || this.#sheet?.key !== key) return;
    this.#area.value = draft;
    this.#typed();
  }

  /** @param {string} key */
  #name(key) {
    return `draft:${this.#seat}:${key}`;
  }

  #typed() {
    if (!this.#sheet) return;
    this.#draft = this.#area.value;
    void this.store.set(this.#name(this.#sheet.key), this.#draft);
    write(part("remark-state"), "Đang ghi…");
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#rest(), REST_MS);
  }

  /** Makes an operation of the draft. */
  async #rest() {
    window.clearTimeout(this.#timer);
    const sheet = this.#sheet;
    const draft = this.#draft;
    if (!sheet || draft === null) return;
    this.#draft = null;
    const text = draft.normalize("NFC").trim();
    if (text !== sheet.comment.trim()) await this.give(sheet, text);
    await this.store.set(this.#name(sheet.key), undefined);
  }
}
