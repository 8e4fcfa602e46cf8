// @ts-check
/**
 * The queue of operations. Each is on the device before it is sent, is sent in order, and stays
 * until the server has answered it by its id; sending it again changes nothing. What was accepted
 * is kept too: a server that goes on from a copy may lack the last of it (docs/adr/0019-standby.md).
 */
import { Failed, Refused, Unreachable, call } from "./call.js";
import { newId } from "./ids.js";

const MOST_PER_CALL = 100;
/** Accepted operations kept for each seat: more than a judge makes in a day. */
const MOST_KEPT = 600;
/** How often the server may fail at one operation before the others no longer wait for it. */
const MOST_FAILURES = 3;
/** Statuses that mean “this call is wrong”, not “not now”. */
const WRONG_CALL = new Set([400, 413, 422]);

/**
 * @typedef {{ op_id: string, type: "mark" | "submit" | "comment", round: string, team: string,
 *   criterion?: string, points?: string | null, base?: number | null, text?: string }} Operation
 * @typedef {{ code: string, message: string }} Reason
 * @typedef {{ op_id: string, status: "accepted" | "duplicate" | "refused", revision: number | null, reasons: Reason[] }} Answer
 * @typedef {{ seat: string, op: Operation, seq: number, failures: number, kept: Promise<void>, again?: boolean }} Entry
 */

/** @param {{ round: string, team: string }} of @returns {string} the key of a turn */
export const turnKey = (of) => `${of.round}/${of.team}`;

/** @param {Operation} op @returns {string} what the operation is about; the newest on a place counts */
export const placeOf = (op) => `${turnKey(op)}/${op.type === "mark" ? op.criterion : `:${op.type}`}`;

export class Outbox {
  /** @type {Entry[]} */
  #entries = [];
  /** @type {Entry[]} accepted, oldest first */
  #accepted = [];
  #store;
  #sending = false;
  #limit = MOST_PER_CALL;
  /** How many operations the server has answered: whoever asked before knows less. */
  answered = 0;

  /**
   * @param {import("./store.js").Store} store
   * @param {{
   *   changed: () => void,
   *   accepted: (op: Operation, revision: number, again: boolean) => void,
   *   refused: (op: Operation, reasons: Reason[]) => Promise<void>,
   *   blocked: (turn: string) => boolean,
   * }} on `again`: it had been accepted before, by another server; `refused` resolves once the refusal is kept; `blocked` tells of turns with open refusals
   */
  constructor(store, on) {
    this.#store = store;
    this.on = on;
  }

  /** Takes up what an earlier page left. */
  async load() {
    for (const { seq, value } of await this.#store.queue()) {
      this.#entries.push({ ...value, seq, failures: 0, kept: Promise.resolve() });
    }
    for (const { seq, value } of await this.#store.answered()) {
      this.#accepted.push({ seat: value.seat, op: value.op, seq, failures: 0, kept: Promise.resolve() });
    }
  }

  /** @param {string} seat @returns {Operation[]} what waits, oldest first */
  waiting(seat) {
    return this.#entries.filter((entry) => entry.seat === seat).map((entry) => entry.op);
  }

  /** @param {string} seat @returns {string[]} other seats of which this device still keeps operations */
  otherSeats(seat) {
    return [...new Set(this.#entries.map((entry) => entry.seat))].filter((other) => other !== seat);
  }

  /**
   * @param {string} seat
   * @param {Omit<Operation, "op_id">} content
   * @returns {Promise<void>} once it is on the device
   */
  add(seat, content) {
    /** @type {Entry} */
    const entry = { seat, op: { op_id: newId(), ...content }, seq: 0, failures: 0, kept: Promise.resolve() };
    entry.kept = this.#store.append({ seat, op: entry.op }).then((seq) => {
      entry.seq = seq;
    });
    this.#entries.push(entry);
    this.on.changed();
    return entry.kept;
  }

  /**
   * Sends all that waits for this seat.
   * @param {string} seat
   * @param {string} session
   * @param {string | undefined} record the line of the record that this device knows
   * @returns {Promise<void>}
   * @throws {Unreachable} what was not answered stays
   * @throws {Refused} 401: the session is over; `record_changed`: see `again`
   */
  async flush(seat, session, record) {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let batch = await this.#next(seat); batch.length > 0; batch = await this.#next(seat)) {
        await Promise.all(batch.map((entry) => entry.kept));
        await this.#send(batch, session, record);
        if (batch[0].failures >= MOST_FAILURES) break;
      }
    } finally {
      this.#sending = false;
    }
  }

  /**
   * The next operations in order. A sheet is handed in only after everything before it was
   * answered, and not while a mark of it was refused: its total would not be the one agreed to.
   * @param {string} seat
   * @returns {Promise<Entry[]>}
   */
  async #next(seat) {
    const all = this.#entries.filter((entry) => entry.seat === seat);
    // What the server fails at again and again holds up its own sheet, not the others.
    const stuck = new Set(all.filter((one) => one.failures >= MOST_FAILURES).map((one) => turnKey(one.op)));
    const free = all.filter((entry) => !stuck.has(turnKey(entry.op)));
    const mine = free.length > 0 ? free : all.slice(0, 1);
    const first = mine[0];
    if (first?.op.type === "submit" && this.on.blocked(turnKey(first.op))) {
      await this.#settle(first, { op_id: first.op.op_id, status: "refused", revision: null, reasons: [HELD] });
      return this.#next(seat);
    }
    const end = mine.findIndex((entry) => entry.op.type === "submit");
    const most = Math.min(this.#limit, end === 0 ? 1 : end === -1 ? mine.length : end);
    return mine.slice(0, most);
  }

  /**
   * The server goes on from a copy: what it had accepted waits once more, before what waits now.
   * @param {string} seat
   * @param {(op: Operation) => Operation} adapted the same operation, as it can be sent now
   * @returns {Promise<void>} once that is on the device
   */
  async again(seat, adapted) {
    const lost = this.#accepted.filter((entry) => entry.seat === seat);
    this.#accepted = this.#accepted.filter((entry) => entry.seat !== seat);
    for (const entry of lost) Object.assign(entry, { op: adapted(entry.op), failures: 0, again: true });
    this.#entries.unshift(...lost);
    this.on.changed();
    await Promise.all(lost.map((entry) => this.#store.replace(entry.seq, { seat, op: entry.op, again: true })));
  }

  /** @param {Entry[]} batch @param {string} session @param {string | undefined} record */
  async #send(batch, session, record) {
    const ops = batch.map((entry) => entry.op);
    try {
      const { body } = await call("POST", "/api/v1/seat/ops", { session, body: { ops, record } });
      /** @type {Answer[]} */
      const results = body?.results;
      const ours = Array.isArray(results) && results.every((one, place) => one.op_id === ops[place]?.op_id);
      if (!ours || results.length !== ops.length) throw new Unreachable("not our answer");
      for (const [place, answer] of results.entries()) await this.#settle(batch[place], answer);
      this.#limit = MOST_PER_CALL;
    } catch (error) {
      // One of them is the wrong one: send them singly, so that the others get through.
      if (error instanceof Failed) {
        this.#limit = 1;
        if (batch.length === 1) batch[0].failures += 1;
        if (batch[0].failures >= MOST_FAILURES) return;
        throw error;
      }
      if (!(error instanceof Refused && WRONG_CALL.has(error.status))) throw error;
      if (batch.length > 1) {
        this.#limit = 1;
        return;
      }
      const reasons = [{ code: error.code, message: error.message }];
      await this.#settle(batch[0], { op_id: ops[0].op_id, status: "refused", revision: null, reasons });
    }
  }

  /** @param {Entry} entry @param {Answer} answer */
  async #settle(entry, answer) {
    this.answered += 1;
    if (answer.status === "refused") await this.on.refused(entry.op, answer.reasons);
    else this.on.accepted(entry.op, answer.revision ?? 0, Boolean(entry.again));
    this.#entries = this.#entries.filter((other) => other !== entry);
    if (answer.status === "refused") await this.#store.remove([entry.seq]);
    else await this.#keep(entry);
    this.on.changed();
  }

  /** @param {Entry} entry accepted: kept, and the oldest of its seat forgotten */
  async #keep(entry) {
    this.#accepted.push(entry);
    const own = this.#accepted.filter((other) => other.seat === entry.seat);
    const old = own.slice(0, Math.max(0, own.length - MOST_KEPT));
    this.#accepted = this.#accepted.filter((other) => !old.includes(other));
    await this.#store.replace(entry.seq, { seat: entry.seat, op: entry.op, answered: true });
    await this.#store.remove(old.map((other) => other.seq));
  }
}

/** The device's own reason for not handing in a sheet. */
const HELD = { code: "held", message: "Phiếu chưa gửi vì có điểm cần đồng chí xem lại trước." };
