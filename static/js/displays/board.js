// @ts-check
/**
 * Figures and order of the board, changed in place: rows are found by their team, move to their new
 * place, and what is new glows for a moment.
 * @typedef {import("./feed.js").Board} Board
 * @typedef {import("./feed.js").Row} Row
 */

const MOVE_MS = 300;
const GLOW_MS = 6000;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {string | null | undefined} value @returns {string} with the decimal comma */
export const figure = (value) => (value == null ? "–" : value.replace(".", ","));

/**
 * @param {HTMLElement} root
 * @param {Board} board
 * @param {(teams: string[]) => void} settle called between the change and the movement, with the teams that changed
 * @returns {string[]} what is new, in words: “Đội xã Hà Bắc, Chào hỏi 26,00”
 */
export function patchBoard(root, board, settle = () => {}) {
  const before = tops(root);
  /** @type {Map<string, string[]>} */
  const changed = new Map();
  for (const table of root.querySelectorAll("[data-rows]")) patchTable(table, board, changed);
  for (const head of root.querySelectorAll("[data-total-head], [data-place-head]")) {
    if (head instanceof HTMLElement) {
      head.textContent = (isComplete(board) ? head.dataset.final : head.dataset.running) ?? "";
    }
  }
  markOnStage(root, board);
  settle([...changed.keys()]);
  move(root, before);
  return [...changed.values()].flat();
}

/** @param {Board} board @returns {{ published: number, expected: number }} */
export function counted(board) {
  const results = board.rows.flatMap((row) => Object.values(row.rounds ?? {}));
  return { published: results.filter((one) => one !== null).length, expected: results.length };
}

/** @param {Board} board */
export function isComplete(board) {
  const { published, expected } = counted(board);
  return published === expected;
}

/** @param {Board} board @param {string | null} division @returns {number} how many of its teams have a place by now */
export const placedIn = (board, division) => board.rows.filter((row) => row.division === division && row.place).length;

/** @param {Board} board @param {string | null} division @returns {boolean} a first place among one is none yet */
const saysPlaces = (board, division) => isComplete(board) || placedIn(board, division) > 1;

/** @param {import("./feed.js").Result | null | undefined} result */
export const isZero = (result) => result != null && Number(result.weighted) === 0;

/** @param {Element} table @param {Board} board @param {Map<string, string[]>} changed */
function patchTable(table, board, changed) {
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map();
  for (const tr of table.children) if (tr instanceof HTMLElement) rows.set(tr.dataset.team ?? "", tr);
  for (const row of board.rows) {
    const tr = rows.get(row.team);
    if (!tr) continue;
    const news = patchRow(tr, row, board);
    if (news.length) changed.set(row.team, news);
    table.append(tr);
  }
}

/** @param {HTMLElement} tr @param {Row} row @param {Board} board @returns {string[]} its new results, in words */
function patchRow(tr, row, board) {
  const news = [];
  for (const round of board.rounds) {
    if (isZero(row.rounds?.[round.key])) continue; // nothing, or not taken part: the server said which
    const text = figure(row.rounds?.[round.key]?.weighted);
    if (put(tr, `round:${round.key}`, text) && text !== "–") news.push(`${row.name}, ${round.name} ${text}`);
  }
  put(tr, "total", figure(row.total));
  const place = saysPlaces(board, row.division) ? row.place ?? null : null;
  patchPlace(tr, place);
  patchTied(tr, row, board);
  tr.classList.toggle("is-waiting", !row.place);
  tr.classList.toggle("board__first", place === 1);
  return news;
}

/** @param {HTMLElement} tr @param {number | null} place */
function patchPlace(tr, place) {
  const badge = cell(tr, "place")?.firstElementChild;
  if (!badge) return;
  const text = place === null ? "–" : String(place);
  if (badge.textContent === text) return;
  badge.textContent = text;
  badge.className = `place ${place === null ? "place--none" : place <= 3 ? `place--${place}` : ""}`;
}

/** A phone tells also who has the same total and another place. @param {HTMLElement} tr @param {Row} row @param {Board} board */
function patchTied(tr, row, board) {
  const words = cell(tr, "tied");
  if (!words) return;
  const { tied, same } = words.dataset;
  const peers = board.rows.filter((one) => one.place && one.division === row.division && one.total === row.total);
  words.hidden = !(row.tied || (same && row.place && peers.length > 1));
  if (tied && same) words.textContent = row.tied ? tied : same;
}

/** @param {HTMLElement} tr @param {string} name @returns {HTMLElement | null} */
const cell = (tr, name) => tr.querySelector(`[data-cell="${CSS.escape(name)}"]`);

/** @param {HTMLElement} tr @param {string} name @param {string} text @returns {boolean} whether it is new */
function put(tr, name, text) {
  const td = cell(tr, name);
  if (!td || td.textContent === text) return false;
  td.textContent = text;
  td.classList.remove("is-new");
  void td.offsetWidth; // so that a second change within the glow starts it anew
  td.classList.add("is-new");
  setTimeout(() => td.classList.remove("is-new"), GLOW_MS);
  return true;
}

/** @param {HTMLElement} root @param {Board} board */
function markOnStage(root, board) {
  const team = board.now?.state === "on_stage" ? board.now.team : null;
  for (const row of root.querySelectorAll("[data-leaf-item][data-team]")) {
    row.classList.toggle("is-on-stage", row instanceof HTMLElement && row.dataset.team === team);
  }
}

/** @param {HTMLElement} root @returns {Map<Element, number>} where the visible rows stand */
function tops(root) {
  const found = new Map();
  for (const row of root.querySelectorAll("[data-rows] > *")) {
    if (row.getClientRects().length) found.set(row, row.getBoundingClientRect().top);
  }
  return found;
}

/** @param {HTMLElement} root @param {Map<Element, number>} before */
function move(root, before) {
  if (calm.matches) return;
  for (const [row, top] of tops(root)) {
    const was = before.get(row);
    if (was === undefined || Math.abs(was - top) < 1) continue;
    const risen = was > top;
    row.classList.toggle("is-rising", risen);
    const run = row.animate([{ transform: `translateY(${was - top}px)` }, { transform: "none" }], {
      duration: MOVE_MS,
      easing: "cubic-bezier(0.2, 0.7, 0.2, 1)",
    });
    run.onfinish = () => row.classList.remove("is-rising");
  }
}
