// @ts-check
/**
 * A sheet as the judge sees it: what the server has, under what this device has still to send,
 * under what the server could not take. The judge's own number always stays on screen.
 */
import { placeOf, turnKey } from "./outbox.js";
import { Scale, plain, sum } from "./points.js";

/**
 * @typedef {{ key: string, name: string, max: string }} Criterion
 * @typedef {{ round: string, round_name: string, team: string, team_name: string, number: number | null,
 *   state: string, open: boolean, criteria: Criterion[], marking: { min: string, step: string },
 *   marks: Record<string, { points: string | null, revision: number }>, total: string | null,
 *   comment: string | null, submitted: boolean, locked: boolean, excused: boolean }} Turn
 * @typedef {{ criterion: Criterion, scale: Scale, points: string | null, saved: string | null,
 *   base: number | null, state: "none" | "saved" | "waiting" | "refused",
 *   refusal?: import("./refusals.js").Refusal }} Line
 * @typedef {{ key: string, turn: Turn, lines: Line[], total: string, max: string, missing: number,
 *   begun: boolean, comment: string, commentState: "saved" | "waiting" | "refused",
 *   submit: "no" | "waiting" | "sent", locked: boolean, editable: boolean,
 *   refusals: import("./refusals.js").Refusal[] }} Sheet
 */

/** Turn states in which the server takes marks. */
const OPEN = new Set(["on_stage", "marking", "complete"]);

/**
 * @param {Turn} turn
 * @param {import("./outbox.js").Operation[]} waiting of this seat, oldest first
 * @param {import("./refusals.js").Refusals} refusals
 * @param {{ lock: string, online: boolean | null }} about
 * @returns {Sheet}
 */
export function sheetOf(turn, waiting, refusals, { lock, online }) {
  const key = turnKey(turn);
  /** @type {Map<string, import("./outbox.js").Operation>} */
  const newest = new Map(waiting.filter((op) => turnKey(op) === key).map((op) => [placeOf(op), op]));
  const lines = turn.criteria.map((criterion) => lineOf(turn, criterion, newest, refusals));
  const given = lines.flatMap((line) => (line.points === null ? [] : [line.points]));
  const submit = turn.submitted ? "sent" : newest.has(`${key}/:submit`) ? "waiting" : "no";
  const locked = turn.locked || (submit === "waiting" && lock === "turn");
  const note = newest.get(`${key}/:comment`) ?? refusals.at(`${key}/:comment`)?.op;
  // While the server is not reached, what it said last may be out of date: the team may well be on
  // stage by now. The judge goes on; the server has the last word on each mark.
  const may = OPEN.has(turn.state) || (turn.state === "waiting" && online === false);
  return {
    key,
    turn,
    lines,
    total: plain(sum(given)),
    max: plain(sum(turn.criteria.map((one) => one.max))),
    missing: lines.length - given.length,
    begun: given.length > 0 || Boolean(note?.text ?? turn.comment),
    comment: note?.text ?? turn.comment ?? "",
    commentState: newest.has(`${key}/:comment`) ? "waiting" : note ? "refused" : "saved",
    submit,
    locked,
    editable: may && !locked && !turn.excused,
    refusals: refusals.of(key),
  };
}

/**
 * @param {Turn} turn
 * @param {Criterion} criterion
 * @param {Map<string, import("./outbox.js").Operation>} newest
 * @param {import("./refusals.js").Refusals} refusals
 * @returns {Line}
 */
function lineOf(turn, criterion, newest, refusals) {
  const place = `${turnKey(turn)}/${criterion.key}`;
  const known = turn.marks[criterion.key];
  const saved = known?.points ?? null;
  const line = { criterion, scale: new Scale(turn.marking, criterion.max), saved, base: known?.revision ?? null };
  const op = newest.get(place);
  if (op) return { ...line, points: op.points ?? null, state: "waiting" };
  const refusal = refusals.at(place);
  if (refusal) return { ...line, points: refusal.op.points ?? null, state: "refused", refusal };
  return { ...line, points: saved, state: saved === null ? "none" : "saved" };
}

/**
 * Takes an accepted operation into the turns as they are known, until the server sends them anew.
 * @param {Turn[]} turns
 * @param {import("./outbox.js").Operation} op
 * @param {number} revision
 * @param {string} lock
 */
export function takeIn(turns, op, revision, lock) {
  const turn = turns.find((one) => turnKey(one) === turnKey(op));
  if (!turn) return;
  if (op.type === "comment") turn.comment = op.text || null;
  else if (op.type === "submit") {
    turn.submitted = true;
    turn.locked ||= lock === "turn";
    turn.open &&= !turn.locked;
  } else if (op.criterion && (turn.marks[op.criterion]?.revision ?? 0) < revision) {
    turn.marks[op.criterion] = { points: op.points ?? null, revision };
  }
}

/** @typedef {"excused" | "absent" | "disqualified" | "needs" | "locked" | "sent" | "sending" | "stage" | "marking" | "open" | "later" | "closed"} SheetState */

/** @param {Sheet} sheet @returns {SheetState} how the sheet stands, for the list */
export function stateOf(sheet) {
  const { turn } = sheet;
  if (turn.excused) return "excused";
  if (turn.state === "absent" || turn.state === "disqualified") return turn.state;
  if (sheet.refusals.length > 0) return "needs";
  if (sheet.submit === "waiting") return "sending";
  if (sheet.locked) return "locked";
  if (sheet.submit === "sent") return "sent";
  if (turn.state === "waiting" && !sheet.begun) return "later";
  if (!OPEN.has(turn.state) && turn.state !== "waiting") return "closed";
  if (turn.state === "on_stage") return "stage";
  return sheet.begun ? "marking" : "open";
}

/** @param {Sheet} sheet @returns {boolean} begun and not handed in: nothing may take it away */
export const isUnfinished = (sheet) => sheet.editable && sheet.begun && sheet.submit === "no";
