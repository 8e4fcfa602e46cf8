// @ts-check
/**
 * What waits, packed so that the desk can read it in (contest/scoring/rules/parcels.py). Sealed
 * with the seat's session: the session itself never leaves the device.
 */
import { base64url, bytesOf, hex, hmac, sha256 } from "./sha256.js";

const FORMAT = "hoithi-cho-gui/1";

/**
 * @typedef {import("./outbox.js").Operation} Operation
 * @typedef {import("./entry.js").Seat} Seat
 */

/**
 * @param {Seat} seat
 * @param {string} device
 * @param {Operation[]} operations oldest first, at least one
 * @param {{ number?: number, after?: string | null }} [place] among several parcels
 * @returns {string} `<content>.<proof>`
 */
export function pack(seat, device, operations, { number = 1, after = null } = {}) {
  /** @type {[string, string, any[]][]} */
  const sheets = [];
  for (const op of operations) {
    const last = sheets.at(-1);
    if (last?.[0] === op.round && last[1] === op.team) last[2].push(short(op));
    else sheets.push([op.round, op.team, [short(op)]]);
  }
  const said = { c: seat.contest, j: seat.judge, d: device, n: number, a: after, s: sheets };
  const content = base64url(bytesOf(JSON.stringify(said)));
  const key = bytesOf(hex(sha256(bytesOf(seat.session))));
  return `${content}.${base64url(hmac(key, bytesOf(`${FORMAT}:${content}`)))}`;
}

/**
 * The same in several parcels, each to be read after the one before.
 * @param {Seat} seat @param {string} device @param {Operation[]} operations
 * @param {number} most characters of one; a single operation may need more
 * @returns {string[]}
 */
export function packSeveral(seat, device, operations, most) {
  /** @type {string[]} */
  const parcels = [];
  let rest = operations;
  let after = null;
  while (rest.length > 0) {
    const place = { number: parcels.length + 1, after };
    let count = 1;
    while (count < rest.length && pack(seat, device, rest.slice(0, count + 1), place).length <= most) count += 1;
    parcels.push(pack(seat, device, rest.slice(0, count), place));
    after = rest[count - 1].op_id;
    rest = rest.slice(count);
  }
  return parcels;
}

/** @param {Operation} op */
function short(op) {
  if (op.type === "mark") return [op.op_id, "m", op.criterion, op.points, op.base ?? null];
  return op.type === "comment" ? [op.op_id, "c", op.text] : [op.op_id, "s"];
}
