// @ts-check
/**
 * The team on stage comes up by itself, once, and never over an unfinished sheet, an open question
 * or a moving finger. The curtain says whose sheet it is and takes the taps meant for the old one.
 */
import { part, write } from "./dom.js";
import { isUnfinished } from "./sheets.js";

const STILL_MS = 2500;
const CURTAIN_MS = 1700;

/** @typedef {import("./sheets.js").Sheet} Sheet */

/** @param {Sheet[]} sheets @returns {Sheet | undefined} the judge's turn that is on stage now */
export const onStage = (sheets) => sheets.find((sheet) => sheet.turn.state === "on_stage" && !sheet.turn.excused);

export class Stage {
  #touched = Number.NEGATIVE_INFINITY;

  /** @param {import("./place.js").Place} place @param {(turn: string) => void} open */
  constructor(place, open) {
    this.place = place;
    this.open = open;
    for (const event of ["pointerdown", "pointermove", "keydown", "wheel"]) {
      window.addEventListener(event, () => this.touched(), { capture: true, passive: true });
    }
  }

  touched() {
    this.#touched = performance.now();
  }

  /** @param {Sheet[]} sheets @param {string} [before] a word about what was just finished */
  check(sheets, before = "") {
    const called = onStage(sheets);
    const { view, turn, stage } = this.place.now;
    if (!called || called.key === stage) return;
    if (view === "sheet" && turn === called.key) return this.place.set({ stage: called.key });
    const open = view === "sheet" ? sheets.find((sheet) => sheet.key === turn) : undefined;
    const still = performance.now() - this.#touched > STILL_MS;
    const busy = (open && isUnfinished(open)) || view === "compare" || document.querySelector("dialog[open]");
    if (busy || !still || document.activeElement?.matches("textarea")) return;
    this.place.set({ stage: called.key });
    this.open(called.key);
    draw(called, before);
  }
}

/** @param {Sheet} sheet @param {string} more */
function draw(sheet, more) {
  write(part("curtain-round"), `${sheet.turn.round_name} · đang thi`);
  write(part("curtain-team"), sheet.turn.team_name);
  write(part("curtain-more"), more);
  write(part("spoken"), `Đang thi: ${sheet.turn.team_name}. Phiếu đã mở.`);
  part("curtain").hidden = false;
  window.setTimeout(() => {
    part("curtain").hidden = true;
  }, CURTAIN_MS);
}
