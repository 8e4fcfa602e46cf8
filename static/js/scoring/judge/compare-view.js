// @ts-check
/** A judge's own sheets of one round side by side, to align them: teams down, criteria across. */
import { part, write } from "./dom.js";
import { micros, shown } from "./points.js";
import { stateOf } from "./sheets.js";
import { STATES } from "./words.js";

/** @typedef {import("./sheets.js").Sheet} Sheet */

export class CompareView {
  #byTotal = false;
  #painted = "";

  /** @param {{ open: (turn: string) => void, changed: () => void }} on */
  constructor(on) {
    this.on = on;
    part("compare-order").addEventListener("click", () => {
      this.#byTotal = !this.#byTotal;
      part("compare-order").setAttribute("aria-pressed", String(this.#byTotal));
      this.on.changed();
    });
  }

  /** @param {Sheet[]} sheets of one round, in the running order @param {string | null} current */
  update(sheets, current) {
    if (sheets.length === 0) return;
    const begun = sheets.filter((sheet) => sheet.begun || sheet.submit !== "no" || sheet.key === current);
    if (this.#byTotal) begun.sort((a, b) => Number(micros(b.total) - micros(a.total)));
    write(part("compare-title"), `Các phiếu của tôi: ${sheets[0].turn.round_name}`);
    const rows = begun.map((sheet) => this.#row(sheet, sheet.key === current));
    const painted = rows.map((row) => row.textContent).join("\n");
    window.requestAnimationFrame(sayHowWide);
    if (painted === this.#painted) return;
    this.#painted = painted;
    const body = document.createElement("tbody");
    body.append(...rows);
    part("own").replaceChildren(head(sheets[0]), body);
  }

  /** @param {Sheet} sheet @param {boolean} current */
  #row(sheet, current) {
    const row = document.createElement("tr");
    if (current) row.className = "is-now";
    const team = document.createElement("th");
    team.scope = "row";
    const open = document.createElement("button");
    open.type = "button";
    open.className = "own__team";
    open.textContent = sheet.turn.team_name;
    open.addEventListener("click", () => this.on.open(sheet.key));
    team.append(open);
    row.append(
      team,
      cell(shown(sheet.total), "own__total"),
      ...sheet.lines.map((line) => cell(line.points === null ? "–" : shown(line.points))),
      cell(STATES[stateOf(sheet)][1], "own__state"),
    );
    return row;
  }
}

/** A finger is told that there is more to the right: a scroll bar does not show on a phone. */
function sayHowWide() {
  const own = /** @type {HTMLElement} */ (part("own").parentElement);
  part("compare-wide").hidden = own.scrollWidth <= own.clientWidth;
}

/** @param {Sheet} sheet */
function head(sheet) {
  const header = document.createElement("thead");
  const row = document.createElement("tr");
  const names = ["Đội", "Tổng", ...sheet.lines.map((line) => line.criterion.name), "Phiếu"];
  for (const name of names) {
    const title = document.createElement("th");
    title.scope = "col";
    title.textContent = name;
    row.append(title);
  }
  header.append(row);
  return header;
}

/** @param {string} words @param {string} [kind] */
function cell(words, kind = "") {
  const made = document.createElement("td");
  made.className = `num ${kind}`.trim();
  made.textContent = words;
  return made;
}
