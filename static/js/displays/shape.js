// @ts-check
/**
 * Two boards have one shape when the page of the one can be made into the other by changing figures
 * and the order of rows. Everything else is rendered by the server.
 * @typedef {import("./feed.js").Board} Board
 */
import { isZero } from "./board.js";

/** @param {Board} board @returns {string} equal for equal shapes */
export function shapeOf(board) {
  const placed = board.rows.some((row) => row.place);
  // Whether a zero is a team that did not take part only the server knows.
  /** @param {import("./feed.js").Row} row */
  const zeros = (row) => Object.keys(row.rounds ?? {}).filter((key) => isZero(row.rounds?.[key]));
  const rows = board.rows.map((row) => [row.team, row.name, row.division, "place" in row, "rounds" in row, zeros(row)]);
  // Before the first place the rows stand in running order, and that is what is shown.
  if (placed) rows.sort((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1));
  const { name, theme } = board.contest;
  const rounds = board.rounds.map((round) => [round.key, round.name]);
  const awards = board.awards.map((award) => [award.key, award.name, award.division, award.teams, award.members]);
  return JSON.stringify([board.state, board.corrections, name, theme, rounds, awards, placed, rows]);
}

/** @param {Board} board @returns {string} who is on stage, or was last, or that prizes are given */
export const turnOf = ({ now, ceremony }) => (now ? `${now.round}/${now.team}/${now.state}` : ceremony ? "ceremony" : "");

/** @param {Board} board @returns {string} everything that it says, whichever version it is and in whatever order it came */
export const saidOf = (board) => JSON.stringify({ ...board, version: 0, published_at: "" }, (_, part) => inOrder(part));

/** @param {unknown} part */
const inOrder = (part) =>
  part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part;
