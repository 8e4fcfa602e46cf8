// @ts-check
/** What the server could not take: kept until the judge has looked at it. */
import { placeOf, turnKey } from "./outbox.js";

/** @typedef {{ op: import("./outbox.js").Operation, reasons: import("./outbox.js").Reason[] }} Refusal */

export class Refusals {
  /** @type {Map<string, Refusal>} */
  #open = new Map();
  #store;
  #name = "";

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.#store = store;
  }

  /** @param {string} seat */
  async load(seat) {
    this.#name = `refusals:${seat}`;
    this.#open = new Map((await this.#store.get(this.#name)) ?? []);
  }

  get count() {
    return this.#open.size;
  }

  /** @returns {Refusal | undefined} the oldest */
  first() {
    return this.#open.values().next().value;
  }

  /** @param {string} place as `placeOf` names it */
  at(place) {
    return this.#open.get(place);
  }

  /** @param {string} turn as `turnKey` names it @returns {Refusal[]} */
  of(turn) {
    return [...this.#open.values()].filter((one) => turnKey(one.op) === turn);
  }

  /** @param {Refusal} refusal */
  async add(refusal) {
    this.#open.set(placeOf(refusal.op), refusal);
    await this.#keep();
  }

  /** @param {string} place */
  async drop(place) {
    if (this.#open.delete(place)) await this.#keep();
  }

  #keep() {
    return this.#store.set(this.#name, [...this.#open]);
  }
}
