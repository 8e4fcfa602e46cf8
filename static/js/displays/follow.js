// @ts-check
/**
 * A public page that follows the scoreboard: figures are changed in place, anything else is taken
 * anew from the server.
 * @typedef {import("./feed.js").Board} Board
 * @typedef {{ root: HTMLElement, board: Board }} Shown
 */
import { counted, patchBoard } from "./board.js";
import { followScoreboard } from "./feed.js";
import { showLink } from "./link.js";
import { runClock, showOnStage } from "./on-stage.js";
import { renew } from "./renewal.js";
import { saidOf, shapeOf, turnOf } from "./shape.js";

const ROOT = "[data-scoreboard]";
const NEWEST_MS = 20_000;

/** @returns {Shown} the page as it stands, and the board that it shows */
function readPage() {
  const root = /** @type {HTMLElement} */ (document.querySelector(ROOT));
  return { root, board: JSON.parse(root.dataset.snapshot ?? "null") };
}

/**
 * @param {{ spreadMs: number, settle?: (teams: string[]) => void, onShown?: (shown: Shown) => void }} page
 *   spreadMs: how far the phones of a hall spread their asking; settle: see patchBoard; onShown: after every change
 * @returns {() => Shown} what is shown now
 */
export function followPage({ spreadMs, settle, onShown = () => {} }) {
  let shown = readPage();
  /** @type {Board | null} */
  let waiting = null;
  let renewing = false;
  /** @type {[import("./feed.js").Link, number | null]} */
  let link = ["live", null];

  /** @param {Board} board */
  function show(board) {
    // A version that says nothing new was made because who comes next is somebody else.
    const newTurn = turnOf(board) !== turnOf(shown.board) || saidOf(board) === saidOf(shown.board);
    const news = patchBoard(shown.root, board, settle);
    shown = { root: shown.root, board };
    showOnStage(shown.root, board);
    tellNewest(shown, news);
    onShown(shown);
    const stage = board.now ? "[data-next]" : "[data-now]";
    const parts = [...(newTurn ? [stage] : []), ...(news.length ? ["[data-equal]"] : [])];
    if (parts.length) renew(parts, 4 * spreadMs);
  }

  async function renewPage() {
    renewing = true;
    const done = await renew([".banner", ROOT], spreadMs);
    renewing = false;
    if (done) {
      shown = readPage();
      showOnStage(shown.root, shown.board);
      showLink(shown.root, ...link);
      onShown(shown);
    }
    const board = waiting;
    waiting = null;
    if (board) take(board);
  }

  /** @param {Board} board */
  function take(board) {
    if (board.version <= shown.board.version) return;
    if (renewing) waiting = board;
    else if (shapeOf(board) === shapeOf(shown.board)) show(board);
    else {
      waiting = board;
      renewPage();
    }
  }

  showOnStage(shown.root, shown.board);
  onShown(shown);
  runClock(() => shown);
  followScoreboard(shown.root.dataset.contest ?? "", shown.board.version, {
    onBoard: take,
    onLink: (...now) => {
      link = now;
      showLink(shown.root, ...now);
    },
  }, spreadMs === 0);
  return () => shown;
}

let newestTimer = 0;

/** @param {Shown} shown @param {string[]} news */
function tellNewest({ root, board }, news) {
  const line = /** @type {HTMLElement | null} */ (root.querySelector("[data-newest]"));
  if (!line) return;
  const tellCount = () => {
    const { published, expected } = counted(board);
    line.textContent = (line.dataset.counted ?? "")
      .replace("{published}", String(published))
      .replace("{expected}", String(expected));
  };
  if (!news.length) return;
  clearTimeout(newestTimer);
  line.textContent = (line.dataset.said ?? "").replace("{what}", news.slice(0, 2).join("; "));
  newestTimer = setTimeout(tellCount, NEWEST_MS);
}
