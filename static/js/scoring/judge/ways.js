// @ts-check
/** The two ways that are always in the same place: the list, and the team on stage. */
import { part, write } from "./dom.js";
import { onStage } from "./stage.js";

/**
 * @param {import("./sheets.js").Sheet[]} sheets
 * @param {string | null} open key of the sheet on screen
 */
export function paintWays(sheets, open) {
  const called = onStage(sheets);
  const here = called !== undefined && called.key === open;
  const button = part("to-stage");
  button.dataset.state = !called ? "none" : here ? "here" : called.submit === "no" ? "call" : "done";
  const words = called ? `Đang thi: ${called.turn.team_name}` : "Chưa có đội trên sân khấu";
  write(button.querySelector(".ways__words") ?? button, words);
  if (called && !here) button.removeAttribute("aria-disabled");
  else button.setAttribute("aria-disabled", "true");
}
