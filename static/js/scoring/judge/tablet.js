// @ts-check
/**
 * What the tablet knows and does, without a screen: the seat, its turns, the queue, the heartbeat.
 * The one path of a tap: onto the device, then to the server, then into the turns as known.
 */
import { Refused, Unreachable, call } from "./call.js";
import { Link } from "./link.js";
import { follow } from "./live.js";
import { Outbox, placeOf, turnKey } from "./outbox.js";
import { Refusals } from "./refusals.js";
import { sheetOf, takeIn } from "./sheets.js";

/** @typedef {import("./sheets.js").Sheet} Sheet @typedef {import("./entry.js").Seat} Seat */
/** @typedef {Omit<import("./outbox.js").Operation, "op_id" | "round" | "team">} Content */

const CACHE_MS = 300;
/** A device that lost its seat only delivers what it had queued, and not in a hurry. */
const SUPERSEDED_MS = 15_000;

export class Tablet {
  /** @type {Seat | null} */
  seat = null;
  /** @type {import("./sheets.js").Turn[]} */
  turns = [];
  lock = "turn";
  /** Whether the seat is in a practice copy: what is marked there counts for nothing. */
  practice = false;
  /** Whether the server has said what the turns are, now or before. */
  ready = false;
  /** Whether another device has taken the seat over: nothing more is asked for, until sat down again. */
  superseded = false;
  #version = 0;
  /** Where the ledger stood when the server last took something of ours. */
  #revision = 0;
  /** @type {string | undefined} which line of the record the server serves; another one lacks what it took last */
  #record;
  /** @type {any} what the public sees, as far as it is known here */
  board = null;
  /** @type {string | null} */
  #etag = null;
  #unfollow = () => {};
  #cacheTimer = 0;

  /**
   * @param {import("./store.js").Store} store
   * @param {{
   *   changed: () => void,
   *   received: (sheet: Sheet) => void,
   *   refused: () => void,
   *   away: (why: "superseded" | "ended") => void,
   * }} on `received`: a sheet was handed in
   */
  constructor(store, on) {
    this.store = store;
    this.on = on;
    this.refusals = new Refusals(store);
    this.outbox = new Outbox(store, {
      changed: on.changed,
      accepted: (op, revision, again) => this.#accepted(op, revision, again),
      refused: (op, reasons) => this.#refused(op, reasons),
      blocked: (turn) => this.refusals.of(turn).some((one) => one.op.type === "mark"),
    });
    this.link = new Link((ask) => this.#beat(ask), on.changed, () => this.#pace());
  }

  /** @returns {string} the seat's name on this device; "" while nobody sits here */
  get seatName() {
    return this.seat ? `${this.seat.contest}/${this.seat.judge}` : "";
  }

  /** @returns {Sheet[]} */
  sheets() {
    const waiting = this.outbox.waiting(this.seatName);
    return this.turns.map((turn) => sheetOf(turn, waiting, this.refusals, { lock: this.lock, online: this.link.online }));
  }

  /** @returns {number} how many marks, notes and sheets the server does not have yet */
  waiting() {
    return new Set(this.outbox.waiting(this.seatName).map(placeOf)).size;
  }

  /** @param {Seat} seat */
  async sit(seat) {
    this.seat = seat;
    this.superseded = false;
    await this.store.set("seat", seat);
    await this.refusals.load(this.seatName);
    const known = await this.store.get(`turns:${this.seatName}`);
    this.ready = Boolean(known);
    this.turns = known?.turns ?? [];
    this.lock = known?.lock ?? "turn";
    this.practice = known?.practice ?? false;
    this.#version = 0;
    this.#revision = 0;
    this.#record = await this.store.get(`record:${this.seatName}`);
    this.#etag = null;
    this.#follow(seat);
    this.link.ask();
  }

  /** Leaves the seat on this device; what waits stays and is sent when the seat is taken here again. */
  async leave() {
    this.#unfollow();
    this.seat = null;
    this.turns = [];
    this.practice = false;
    this.ready = false;
    await this.store.set("seat", undefined);
  }

  /**
   * Gives a mark, a note or the whole sheet.
   * @param {Sheet} sheet @param {Content} content
   */
  async give(sheet, content) {
    const { round, team } = sheet.turn;
    await this.outbox.add(this.seatName, { round, team, ...content });
    const place = placeOf({ op_id: "", round, team, ...content });
    await this.refusals.drop(place);
    this.link.send();
  }

  /** @param {Sheet} sheet @param {import("./sheets.js").Line} line @param {string | null} points */
  mark(sheet, line, points) {
    return this.give(sheet, { type: "mark", criterion: line.criterion.key, points, base: line.base });
  }

  /** @param {Seat} seat */
  #follow(seat) {
    this.#unfollow();
    this.#unfollow = follow(seat.contest, seat.session, {
      snapshot: (data) => {
        // Older than what we know (the two ways are not in step): ask instead.
        if (data.version < this.#version || data.revision < this.#revision) this.link.ask();
        else this.#take(data, null);
      },
      board: (data) => {
        this.board = data;
      },
      news: () => this.link.ask(),
      connected: (is) => {
        this.link.socketed = is;
      },
    });
  }

  #pace() {
    if (!this.superseded) return undefined;
    return this.waiting() > 0 ? SUPERSEDED_MS : Number.POSITIVE_INFINITY;
  }

  /** @param {boolean} ask */
  async #beat(ask) {
    const seat = this.seat;
    if (!seat) return;
    try {
      await this.outbox.flush(this.seatName, seat.session, this.#record);
      if (ask && !this.superseded) await this.#ask(seat);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (this.seat !== seat) return;
      if (error.status === 401) {
        this.on.away("ended");
        await this.leave();
        this.on.changed();
      } else if (error.code === "record_changed") {
        await this.#ask(seat);
        this.link.send();
      } else if (error.code === "seat_superseded") {
        this.superseded = true;
        this.#unfollow();
        this.on.away("superseded");
      } else {
        throw new Unreachable(error.code);
      }
    }
  }

  /** @param {Seat} seat */
  async #ask(seat) {
    const before = this.outbox.answered;
    const answer = await call("GET", "/api/v1/seat/turns", { session: seat.session, etag: this.#etag });
    if (answer.status === 304 || this.seat !== seat) return;
    // Something was accepted meanwhile: this picture may lack it.
    if (before !== this.outbox.answered) return this.link.ask();
    if (!Array.isArray(answer.body?.turns)) throw new Unreachable("not our answer");
    this.#take(answer.body, answer.etag);
  }

  /** @param {any} data @param {string | null} etag */
  #take(data, etag) {
    if (data.record !== this.#record) void this.#followRecord(data);
    this.turns = data.turns;
    this.lock = data.lock;
    this.practice = data.practice;
    this.#version = data.version;
    this.#etag = etag;
    // The first picture at once: a page that was just opened can then be opened again.
    this.#cache(this.ready ? CACHE_MS : 0);
    this.ready = true;
    this.on.changed();
  }

  /** @param {any} data the first picture of another line of the record, or of the first one seen */
  async #followRecord(data) {
    const first = this.#record === undefined;
    this.#record = data.record;
    if (!first) {
      this.#revision = 0;
      await this.outbox.again(this.seatName, (op) => withBase(op, data.turns));
      this.link.send();
    }
    // After the operations wait on the device: a reload in between asks for this once more.
    await this.store.set(`record:${this.seatName}`, data.record);
  }

  #cache(ms = CACHE_MS) {
    window.clearTimeout(this.#cacheTimer);
    const name = `turns:${this.seatName}`;
    this.#cacheTimer = window.setTimeout(
      () => void this.store.set(name, { turns: this.turns, lock: this.lock, practice: this.practice }),
      ms,
    );
  }

  /** @param {import("./outbox.js").Operation} op @param {number} revision @param {boolean} again */
  #accepted(op, revision, again) {
    this.#revision = Math.max(this.#revision, revision);
    this.#etag = null;
    takeIn(this.turns, op, revision, this.lock);
    void this.refusals.drop(placeOf(op));
    this.#cache();
    const sheet = op.type === "submit" && this.sheets().find((one) => one.key === turnKey(op));
    if (sheet && !again) this.on.received(sheet);
  }

  /** @param {import("./outbox.js").Operation} op @param {import("./outbox.js").Reason[]} reasons */
  async #refused(op, reasons) {
    await this.refusals.add({ op, reasons });
    this.link.ask();
    this.on.refused();
  }
}

/**
 * The revision that a judge had seen may have been given to something else since.
 * @param {import("./outbox.js").Operation} op
 * @param {import("./sheets.js").Turn[]} turns as the server has them
 */
function withBase(op, turns) {
  if (op.type !== "mark" || !op.base) return op;
  const turn = turns.find((one) => turnKey(one) === turnKey(op));
  const there = turn?.marks[op.criterion ?? ""]?.revision ?? 0;
  return op.base > there ? { ...op, base: null } : op;
}
