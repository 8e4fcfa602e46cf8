// @ts-check
/** The line that is always there: saved, waiting, offline, or something for the judge to look at. */
import { ask } from "./ask.js";
import { part, within, write } from "./dom.js";
import { lookAt } from "./look.js";
import { turnKey } from "./outbox.js";
import { survivesReload } from "./shell.js";
import { STATUS_MORE, closingWords, statusWords } from "./words.js";

export class StatusBar {
  #said = "saved";

  /**
   * @param {import("./tablet.js").Tablet} tablet
   * @param {(turn: string) => void} open
   * @param {() => void} handOver what waits leaves the device in another way
   */
  constructor(tablet, open, handOver) {
    this.tablet = tablet;
    this.open = open;
    this.handOver = handOver;
    part("status").addEventListener("click", () => void this.#more());
  }

  #now() {
    const { tablet } = this;
    return statusWords({
      online: tablet.link.online,
      waiting: tablet.waiting(),
      refused: tablet.refusals.count,
      durable: tablet.store.durable,
      reloads: survivesReload(),
    });
  }

  update() {
    const { state, words } = this.#now();
    const bar = part("status");
    // Said aloud when it gets better or worse, not at every mark that is on its way.
    const steady = state === "waiting" ? this.#said : state;
    if (this.#said !== steady) write(part("spoken"), words);
    this.#said = steady;
    bar.dataset.state = state;
    write(within(bar, ".status__words"), words);
  }

  async #more() {
    const first = this.tablet.refusals.first();
    if (first) {
      this.open(turnKey(first.op));
      await lookAt(this.tablet, first);
      return;
    }
    const { state, words } = this.#now();
    const more = [...STATUS_MORE[state], ...(state === "needs" ? [] : [closingWords(survivesReload())])];
    const hand = this.tablet.waiting() > 0 ? [{ value: "hand", label: "Đưa điểm cho Tổ Thư ký" }] : [];
    const answer = await ask(words, more, [{ value: "", label: "Đã rõ", kind: "primary" }, ...hand]);
    if (answer === "hand") this.handOver();
  }
}
