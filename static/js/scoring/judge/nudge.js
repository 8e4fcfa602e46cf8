// @ts-check
/** The desk asks for a sheet: a polite line that leads to it and takes nothing away. */
import { part, write } from "./dom.js";

/** @typedef {import("./presence.js").Nudge} Nudge */

export class NudgeBar {
  /** @type {Nudge | null} */
  #now = null;
  /** What was answered here while the server does not know it yet. */
  #answered = 0;

  /** @param {{ open: (turn: string) => void, seen: (nudge: Nudge) => void }} on */
  constructor(on) {
    part("nudge-open").addEventListener("click", () => {
      const nudge = this.#answer();
      on.seen(nudge);
      on.open(`${nudge.round}/${nudge.team}`);
    });
    part("nudge-later").addEventListener("click", () => on.seen(this.#answer()));
  }

  /** @param {Nudge | null} nudge */
  show(nudge) {
    this.#now = nudge && nudge.id > this.#answered ? nudge : null;
    part("nudge").hidden = !this.#now;
    if (!this.#now) return;
    write(part("nudge-words"), `Tổ Thư ký mong nhận phiếu của đồng chí: ${this.#now.team_name}.`);
  }

  /** @returns {Nudge} */
  #answer() {
    const nudge = /** @type {Nudge} */ (this.#now);
    this.#answered = nudge.id;
    this.show(null);
    return nudge;
  }
}
