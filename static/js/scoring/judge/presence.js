// @ts-check
/**
 * A sign of life for the desk, every few seconds and when something changes: how much waits, which
 * sheet is open, whether the page is in front; the battery only of a device that the organiser lent.
 * The answer may carry what the desk asks for.
 */
import { call } from "./call.js";
import { part } from "./dom.js";

const EVERY_MS = 10_000;
const SOON_MS = 1000;
/** A device that has lost its seat tells this often, while it still has something to deliver. */
const SUPERSEDED_MS = 30_000;

/** @typedef {{ id: number, round: string, team: string, team_name: string, by: string }} Nudge */

export class Presence {
  #said = "";
  #timer = 0;
  #telling = false;
  #stopped = false;
  /** @type {any} */
  #battery = null;
  #seen = 0;
  lent = false;

  /**
   * @param {import("./tablet.js").Tablet} tablet
   * @param {() => string | null} page the sheet that is open
   * @param {(nudge: Nudge | null) => void} nudged
   */
  constructor(tablet, page, nudged) {
    this.tablet = tablet;
    this.page = page;
    this.nudged = nudged;
  }

  async start() {
    part("lent").addEventListener("click", () => void this.#lend(!this.lent));
    await this.#lend(Boolean(await this.tablet.store.get("lent")));
    document.addEventListener("visibilitychange", () => this.changed());
    this.#later(0);
    // Missing in most browsers, and on plain http in all: then nothing is told of it.
    this.#battery = await /** @type {any} */ (navigator).getBattery?.().catch(() => null);
  }

  /** No more signs of life from this page. */
  stop() {
    this.#stopped = true;
  }

  /** @param {boolean} lent whether the organiser lent this device: only then its battery is told */
  async #lend(lent) {
    this.lent = lent;
    part("lent").setAttribute("aria-pressed", String(lent));
    await this.tablet.store.set("lent", lent || undefined);
    this.changed();
  }

  /** The judge has answered the nudge. @param {Nudge} nudge */
  seen(nudge) {
    this.#seen = nudge.id;
    this.#later(0);
  }

  /** Something may be new: tells it soon, if it is. */
  changed() {
    if (JSON.stringify(this.#facts()) !== this.#said) this.#later(SOON_MS);
  }

  #facts() {
    const { tablet } = this;
    return {
      seat: tablet.seatName,
      waiting: tablet.outbox.waiting(tablet.seatName).length,
      page: this.page(),
      visible: document.visibilityState === "visible",
      lent: this.lent,
      battery: this.lent && this.#battery ? Math.round(this.#battery.level * 100) : null,
    };
  }

  /** @param {number} ms */
  #later(ms) {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#tell(), ms);
  }

  async #tell() {
    const { tablet } = this;
    const { seat: name, ...facts } = this.#facts();
    const said = JSON.stringify({ seat: name, ...facts });
    const rests = tablet.superseded && facts.waiting === 0 && said === this.#said;
    if (this.#stopped) return;
    if (tablet.seat && tablet.link.online !== false && !this.#telling && !rests) {
      this.#telling = true;
      const seen = this.#seen || null;
      try {
        const { body } = await call("POST", "/api/v1/seat/presence", { session: tablet.seat.session, body: { ...facts, seen } });
        this.#said = said;
        if (seen === this.#seen) this.#seen = 0;
        this.nudged(body?.nudge ?? null);
      } catch {
        // a sign of life is no record: the next one says it all
      }
      this.#telling = false;
    }
    this.#later(tablet.superseded ? SUPERSEDED_MS : EVERY_MS);
  }
}
