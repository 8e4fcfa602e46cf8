// @ts-check
/** The judge's own turns, round by round, each with how its sheet stands. */
import { copyOf, paintChip, part, within, write } from "./dom.js";
import { shown } from "./points.js";
import { stateOf } from "./sheets.js";
import { STATES } from "./words.js";

/** @typedef {import("./sheets.js").Sheet} Sheet */

export class ListView {
  #made = "";
  /** @type {Map<string, HTMLElement>} */
  #rows = new Map();
  /** @type {Map<string, HTMLElement>} */
  #rounds = new Map();

  /** @param {{ open: (turn: string) => void, compare: (round: string) => void }} on */
  constructor(on) {
    this.on = on;
  }

  /** @param {Sheet[]} sheets @param {string | null} current key of the open turn */
  update(sheets, current) {
    const made = sheets.map((sheet) => sheet.key).join("\n");
    if (made !== this.#made) this.#make(made, sheets);
    for (const sheet of sheets) this.#paint(sheet, sheet.key === current);
    for (const [round, section] of this.#rounds) {
      const due = sheets.filter((one) => one.turn.round === round && !one.turn.excused);
      const sent = due.filter((one) => one.submit === "sent").length;
      write(within(section, ".round__name"), due[0]?.turn.round_name ?? sheets.find((s) => s.turn.round === round)?.turn.round_name ?? "");
      write(within(section, ".round__count"), `Đã gửi ${sent}/${due.length}`);
    }
  }

  /** @param {string} turn @param {ScrollLogicalPosition} block */
  reveal(turn, block) {
    this.#rows.get(turn)?.scrollIntoView({ block });
  }

  /** @param {string} made @param {Sheet[]} sheets */
  #make(made, sheets) {
    this.#made = made;
    this.#rows = new Map();
    this.#rounds = new Map();
    for (const { key, turn } of sheets) {
      const section = this.#rounds.get(turn.round) ?? this.#makeRound(turn.round);
      const row = copyOf("turn-template");
      within(row, ".turn").addEventListener("click", () => this.on.open(key));
      within(section, ".round__turns").append(row);
      this.#rows.set(key, row);
    }
    part("turns-rounds").replaceChildren(...this.#rounds.values());
  }

  /** @param {string} round */
  #makeRound(round) {
    const section = copyOf("round-template");
    within(section, ".round__align").addEventListener("click", () => this.on.compare(round));
    this.#rounds.set(round, section);
    return section;
  }

  /** @param {Sheet} sheet @param {boolean} current */
  #paint(sheet, current) {
    const row = /** @type {HTMLElement} */ (this.#rows.get(sheet.key));
    const { turn } = sheet;
    write(within(row, ".turn__number"), turn.number === null ? "" : String(turn.number));
    write(within(row, ".turn__team"), turn.team_name);
    write(within(row, ".turn__total"), sheet.lines.some((line) => line.points !== null) ? shown(sheet.total) : "");
    paintChip(within(row, ".chip"), STATES[stateOf(sheet)]);
    const button = within(row, ".turn");
    if (current) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}
