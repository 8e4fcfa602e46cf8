// @ts-check
/**
 * The heartbeat: sends and asks again and again, quicker while the server is not reached, slower
 * while a socket brings news by itself. It alone decides whether there is a connection: an open
 * WebSocket can stall without closing, and a network can be there without the server.
 */
import { Unreachable } from "./call.js";

const LOST_MS = 2000;
const ALONE_MS = 3500;
const WITH_SOCKET_MS = 8000;

export class Link {
  /** @type {boolean | null} null until the first answer or the first failure */
  online = null;
  /** Whether a socket brings news; then the heartbeat may be slower. */
  socketed = false;
  #timer = 0;
  #beating = false;
  #stopped = false;
  /** @type {"" | "send" | "ask"} what to do after the beat that is under way */
  #next = "";

  /**
   * @param {(ask: boolean) => Promise<void>} beat sends what waits, and asks for the turns if told
   * @param {() => void} changed
   * @param {() => number | undefined} pace ms to the next beat where the usual ones are not wanted;
   *   Infinity: none at all until something is asked of this page
   */
  constructor(beat, changed, pace) {
    this.beat = beat;
    this.changed = changed;
    this.pace = pace;
  }

  start() {
    for (const event of ["online", "focus", "pageshow"]) window.addEventListener(event, () => this.ask());
    document.addEventListener("visibilitychange", () => this.ask());
    this.ask();
  }

  /** No more beats from this page. */
  stop() {
    this.#stopped = true;
    window.clearTimeout(this.#timer);
  }

  /** Send what waits, now. */
  send() {
    this.#soon("send");
  }

  /** Send what waits and ask for the turns, now. */
  ask() {
    this.#soon("ask");
  }

  /** @param {"send" | "ask"} what */
  #soon(what) {
    if (this.#next !== "ask") this.#next = what;
    if (!this.#beating && !this.#stopped && this.pace() !== Number.POSITIVE_INFINITY) void this.#run();
  }

  async #run() {
    this.#beating = true;
    while (this.#next) {
      const ask = this.#next === "ask";
      this.#next = "";
      try {
        await this.beat(ask);
        this.#is(true);
      } catch (error) {
        if (!(error instanceof Unreachable)) console.error(error);
        this.#next = "";
        this.#is(false);
      }
    }
    this.#beating = false;
    window.clearTimeout(this.#timer);
    const wait = this.pace() ?? (this.online ? (this.socketed ? WITH_SOCKET_MS : ALONE_MS) : LOST_MS);
    if (wait !== Number.POSITIVE_INFINITY) this.#timer = window.setTimeout(() => this.ask(), wait);
  }

  /** @param {boolean} online */
  #is(online) {
    if (this.online === online) return;
    this.online = online;
    this.changed();
  }
}
