// @ts-check
// Góc của đoàn: the practice stopwatch and the lines of the division of work.
import { DutyRows } from "./duty-rows.js";
import { Stopwatch } from "./stopwatch.js";

const watch = /** @type {HTMLElement | null} */ (document.querySelector("[data-watch]"));
if (watch) new Stopwatch(watch, /** @type {HTMLElement} */ (document.querySelector("[data-runs]")));

const duties = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-duties]"));
if (duties) {
  new DutyRows(duties, /** @type {HTMLTemplateElement} */ (document.querySelector("template[data-blank]")));
}
