// @ts-check
/**
 * The team that this phone follows: kept on the phone, shown in a bar at the foot of the page.
 * @typedef {import("./feed.js").Board} Board
 */
import { figure, isComplete, placedIn } from "./board.js";
import { put } from "./put.js";

/** @param {string} contest */
const keyOf = (contest) => `hoithi.own-team.${contest}`;

/** @param {string} contest @returns {string} its key, "" for none */
function kept(contest) {
  try {
    return localStorage.getItem(keyOf(contest)) ?? "";
  } catch {
    return ""; // storage is switched off
  }
}

/** @param {string} contest @param {string} team */
function keep(contest, team) {
  try {
    if (team) localStorage.setItem(keyOf(contest), team);
    else localStorage.removeItem(keyOf(contest));
  } catch {
    // It holds until the page is closed then.
  }
}

/**
 * Listen for the choice; the list is replaced with the page, so the listener stands above it.
 * @param {() => { root: HTMLElement, board: Board }} shown
 */
export function followOwnTeam(shown) {
  document.addEventListener("change", (event) => {
    const list = event.target;
    if (!(list instanceof HTMLSelectElement) || !list.matches("[data-own]")) return;
    const { root, board } = shown();
    keep(root.dataset.contest ?? "", list.value);
    showOwnTeam(root, board, list.value);
  });
}

/** @param {HTMLElement} root @param {Board} board @param {string} [chosen] */
export function showOwnTeam(root, board, chosen = kept(root.dataset.contest ?? "")) {
  const bar = /** @type {HTMLElement | null} */ (document.querySelector("[data-own-bar]"));
  const list = /** @type {HTMLSelectElement | null} */ (root.querySelector("[data-own]"));
  if (!bar || !list) return;
  const row = board.rows.find((one) => one.team === chosen);
  list.value = row ? chosen : "";
  for (const one of root.querySelectorAll("[data-team]")) {
    one.classList.toggle("is-own", one instanceof HTMLElement && !!row && one.dataset.team === chosen);
  }
  bar.hidden = !row;
  document.body.classList.toggle("has-own-bar", !!row);
  if (!row) return;
  put(bar, "[data-own-name]", row.name);
  put(bar, "[data-own-total]", row.total ? figure(row.total) : "");
  const place = isComplete(board) ? row.place : null;
  put(bar, "[data-own-place]", place ? String(place) : "");
  const badge = bar.querySelector("[data-own-place]");
  if (badge) badge.className = `own-bar__place ${place ? `place place--${place}` : ""}`;
  put(bar, "[data-own-note]", noteOn(bar, root, board, row));
}

/**
 * @param {HTMLElement} bar @param {HTMLElement} root @param {Board} board @param {import("./feed.js").Row} row
 * @returns {string} its prizes, else where it stands by now, else its place in the running order
 */
function noteOn(bar, root, board, row) {
  const prizes = board.awards.filter((award) => award.teams.includes(row.team)).map((award) => award.name);
  if (prizes.length) return prizes.join(", ");
  const note = /** @type {HTMLElement | null} */ (bar.querySelector("[data-own-note]"));
  const placed = placedIn(board, row.division);
  if (row.place && placed > 1 && !isComplete(board)) {
    const told = (note?.dataset.running ?? "").replace("{place}", String(row.place)).replace("{count}", String(placed));
    return told + (row.tied ? note?.dataset.tied ?? "" : "");
  }
  const number = JSON.parse(root.dataset.numbers ?? "{}")[row.team];
  return number && note ? (note.dataset.number ?? "").replace("{number}", String(number)) : "";
}
