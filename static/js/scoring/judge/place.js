// @ts-check
/** Where the judge is: kept on the device, so that a reload or a dead battery comes back here. */

/**
 * @typedef {"list" | "sheet" | "compare"} View
 * @typedef {{ view: View, turn: string | null, pad: { criterion: string, typed: string } | null,
 *   scroll: number, stage: string | null }} Kept
 */

const SCROLL_MS = 250;

export class Place {
  /** @type {Kept} */
  now = { view: "list", turn: null, pad: null, scroll: 0, stage: null };
  /** Whether there was a place to come back to. */
  known = false;
  #name = "";
  #store;
  #timer = 0;

  /** @param {import("./store.js").Store} store @param {() => void} changed after a step back in the browser */
  constructor(store, changed) {
    this.#store = store;
    history.scrollRestoration = "manual";
    window.addEventListener("popstate", (event) => {
      if (!event.state?.view) return;
      Object.assign(this.now, event.state, { pad: null });
      this.#keep();
      changed();
    });
    window.addEventListener(
      "scroll",
      () => {
        window.clearTimeout(this.#timer);
        this.#timer = window.setTimeout(() => this.set({ scroll: Math.round(window.scrollY) }), SCROLL_MS);
      },
      { passive: true },
    );
  }

  /** @param {string} seat */
  async load(seat) {
    this.#name = `place:${seat}`;
    const kept = await this.#store.get(this.#name);
    this.known = Boolean(kept);
    this.now = { view: "list", turn: null, pad: null, scroll: 0, stage: null, ...kept };
    history.replaceState({ view: this.now.view, turn: this.now.turn }, "");
  }

  /** @param {View} view @param {string | null} [turn] the same turn as before when not told */
  go(view, turn = this.now.turn) {
    if (view !== this.now.view || turn !== this.now.turn) history.pushState({ view, turn }, "");
    this.set({ view, turn, pad: null, scroll: 0 });
  }

  /** @param {Partial<Kept>} part */
  set(part) {
    Object.assign(this.now, part);
    this.#keep();
  }

  #keep() {
    if (this.#name) void this.#store.set(this.#name, this.now);
  }
}
