// @ts-check
/**
 * The live check: posts the form a moment after the last key, shows the composition that comes back,
 * and saves where the list saves itself. A list whose answer got lost is sent again word for word
 * before anything newer: the server knows it by its content, so nobody is told of a second editor.
 */

const PAUSE_MS = 600;
const RETRY_MS = 5000;

export class LiveCheck {
  /**
   * @param {HTMLFormElement} form
   * @param {import("./rows.js").Rows} rows
   * @param {(state: string, at?: string, count?: number, first?: string) => void} show saving, saved, checked, faults, offline, signed_out, stale, locked
   * @param {() => void} saved the server has what is on screen
   */
  constructor(form, rows, show, saved) {
    this.form = form;
    this.rows = rows;
    this.show = show;
    this.saved = saved;
    this.keeps = "keeps" in form.dataset;
    this.timer = 0;
    this.sending = false;
    /** @type {{body: string, rows: HTMLElement[], shape: number} | null} */
    this.unanswered = null;
    this.stopped = false;
    window.addEventListener("online", () => this.soon(0));
  }

  soon(wait = PAUSE_MS) {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.run(), wait);
  }

  /** Nothing more is sent: the page is leaving, or somebody must choose first. */
  stop() {
    this.stopped = true;
    window.clearTimeout(this.timer);
  }

  now() {
    const data = new FormData(this.form);
    if (this.keeps) data.set("keep", "1");
    const body = new URLSearchParams(/** @type {any} */ (data)).toString();
    return { body, rows: this.rows.all(), shape: this.rows.shape };
  }

  async run() {
    if (this.sending || this.stopped) return;
    this.sending = true;
    const sent = this.unanswered ?? this.now();
    if (this.keeps) this.show("saving");
    try {
      const response = await fetch(/** @type {string} */ (this.form.dataset.check), {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        body: sent.body,
      });
      const text = await response.text();
      this.unanswered = null;
      this.sending = false;
      this.answer(text, sent);
    } catch {
      this.sending = false;
      if (this.keeps) this.unanswered = sent;
      this.show("offline");
      this.soon(RETRY_MS);
    }
  }

  /** @param {string} text @param {{body: string, rows: HTMLElement[], shape: number}} sent */
  answer(text, sent) {
    const box = new DOMParser().parseFromString(text, "text/html").querySelector("[data-outcome]");
    if (!(box instanceof HTMLElement)) {
      this.show("signed_out");
      return;
    }
    const outcome = box.dataset.outcome ?? "";
    if (outcome === "saved") this.take(box, sent.rows);
    const faults = [.../** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-faults] li"))];
    if (sent.shape === this.rows.shape) this.mark(faults, box);
    this.showStanding(box);
    if (outcome === "stale" || outcome === "locked") this.stop();
    const newer = this.stamp(this.now().body) !== this.stamp(sent.body);
    if (outcome === "saved" && !newer) this.saved();
    this.show(outcome, box.dataset.at, faults.length, faults[0]?.dataset.field);
    if (newer && !this.stopped) this.soon(outcome === "saved" ? PAUSE_MS : 0);
  }

  /** @param {HTMLElement} box the part that is folded stays folded */
  showStanding(box) {
    const place = document.getElementById("co-cau");
    const old = /** @type {HTMLDetailsElement | null | undefined} */ (place?.querySelector("[data-kept]"));
    const fresh = /** @type {HTMLDetailsElement | null} */ (box.querySelector("[data-kept]"));
    if (old && fresh) fresh.open = old.open;
    place?.replaceChildren(box);
  }

  /** The list as it was typed, without what the server fills in. @param {string} body */
  stamp(body) {
    return body.replace(/(^|&)(version|csrf_token|[a-z]+(-\d+)?-ref)=[^&]*/g, "");
  }

  /** The version to build on, and each person's row. @param {HTMLElement} box @param {HTMLElement[]} sentRows */
  take(box, sentRows) {
    /** @type {HTMLInputElement} */ (this.form.elements.namedItem("version")).value = box.dataset.version ?? "";
    /** @type {[string, number][]} */
    const refs = JSON.parse(box.dataset.refs ?? "[]");
    for (const [place, ref] of refs) {
      const row = place === "manager" ? document.getElementById("manager") : sentRows[Number(place.slice(8))];
      const input = /** @type {HTMLInputElement | null} */ (row?.querySelector('[name$="-ref"]'));
      if (input) input.value = String(ref);
    }
  }

  /** Words at the fields; not at the one that is being typed. @param {HTMLElement[]} faults @param {HTMLElement} box */
  mark(faults, box) {
    const remarks = /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-remarks] li"));
    for (const old of this.form.querySelectorAll(".field__error, .field__remark")) old.remove();
    for (const field of this.form.querySelectorAll(".field--error")) field.classList.remove("field--error");
    for (const input of this.form.querySelectorAll("[aria-invalid]")) {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
    for (const fault of faults) this.put(fault, "field__error", true);
    for (const remark of remarks) this.put(remark, "field__help field__remark", false);
  }

  /** @param {HTMLElement} words @param {string} className @param {boolean} isFault */
  put(words, className, isFault) {
    const input = document.getElementById(words.dataset.field ?? "");
    const field = input?.closest(".field");
    if (!input || !field || (isFault && input === document.activeElement)) return;
    const line = document.createElement("p");
    line.className = className;
    line.id = `${input.id}-error`;
    line.textContent = words.textContent;
    field.append(line);
    if (!isFault) return;
    field.classList.add("field--error");
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", line.id);
  }
}
