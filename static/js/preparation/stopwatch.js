// @ts-check
/**
 * The practice stopwatch. It measures by the monotonic clock of this page alone, needs no network, and is kept
 * in this browser, so that a reload goes on counting: over the gap of the reload the wall clock is asked.
 * What a time costs is looked up in the steps that the server has worked out from the regulations.
 */
import { postJson, Refused } from "../shared/fetch.js";
import { minutesSeconds } from "../shared/clock.js";
import { toast } from "../shared/toast.js";

const LONGEST_GAP = 2 * 60 * 60 * 1000;
const WAITING_LIMIT = 50;

/** @typedef {[from: number, points: string, cutOff: boolean]} Step */
/** @typedef {{round: number, seconds: number, ended: number}} Run */

export class Stopwatch {
  /** @param {HTMLElement} box @param {HTMLElement} runs where the kept runs are listed */
  constructor(box, runs) {
    this.box = box;
    this.runs = runs;
    this.key = box.dataset.storage ?? "";
    this.base = 0;
    /** @type {number | null} when it was started, on the monotonic clock; null while it stands */
    this.since = null;
    this.ended = 0;
    this.kept = false;
    this.said = "";
    this.part("go").addEventListener("click", () => (this.since === null ? this.start() : this.stop()));
    this.part("reset").addEventListener("click", () => this.reset());
    this.part("keep").addEventListener("click", () => this.keep());
    for (const choice of this.choices()) choice.addEventListener("change", () => this.show());
    window.addEventListener("pagehide", () => this.store());
    window.addEventListener("online", () => this.sendWaiting());
    this.restore();
    box.hidden = false;
    this.show();
    setInterval(() => this.tick(), 200);
    this.sendWaiting();
  }

  /** @param {string} name @returns {HTMLElement & HTMLButtonElement & HTMLProgressElement} */
  part(name) {
    return /** @type {any} */ (this.box.querySelector(`[data-${name}]`));
  }

  /** @returns {HTMLInputElement[]} */
  choices() {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (this.box.querySelectorAll("[name=tap]"))];
  }

  chosen() {
    return this.choices().find((choice) => choice.checked) ?? this.choices()[0];
  }

  elapsed() {
    return this.base + (this.since === null ? 0 : performance.now() - this.since);
  }

  start() {
    if (this.kept) this.base = 0;
    this.kept = false;
    this.since = performance.now();
    this.said = "";
    this.stayAwake();
    this.store();
    this.show();
  }

  stop() {
    this.base = this.elapsed();
    this.since = null;
    this.ended = Date.now();
    this.store();
    this.show();
    this.say(`Đã dừng ở ${minutesSeconds(this.base)}.`);
  }

  reset() {
    this.base = 0;
    this.since = null;
    this.kept = false;
    this.store();
    this.show();
  }

  keep() {
    this.kept = true;
    this.wait({ round: Number(this.chosen().value), seconds: Math.floor(this.base / 1000), ended: this.ended });
    this.store();
    this.show();
    this.sendWaiting();
  }

  tick() {
    if (this.since === null) return;
    this.store();
    this.show();
  }

  show() {
    const seconds = Math.floor(this.elapsed() / 1000);
    const { limit: most, min, warning } = this.chosen().dataset;
    const [limit, least, warns] = [Number(most), Number(min), Number(warning)];
    const over = limit > 0 && seconds > limit;
    const soon = limit > 0 && !over && seconds >= warns;
    this.part("face").textContent = minutesSeconds(seconds * 1000);
    this.box.classList.toggle("is-over", over);
    this.box.classList.toggle("is-soon", soon);
    this.part("left").textContent = left(seconds, limit, least);
    this.part("cost").textContent = over || (this.since === null && seconds > 0) ? this.cost(seconds, over) : "";
    this.part("bar").hidden = !limit;
    this.part("bar").max = limit || 1;
    this.part("bar").value = Math.min(seconds, limit || 1);
    const running = this.since !== null;
    this.part("go-words").textContent = running ? "Dừng" : this.base && !this.kept ? "Chạy tiếp" : "Bắt đầu";
    this.part("keep").disabled = running || seconds === 0 || this.kept;
    this.part("reset").disabled = running || this.base === 0;
    for (const choice of this.choices()) choice.disabled = running;
    if (running && soon) this.sayOnce("soon", `Còn ${minutesSeconds((limit - seconds) * 1000)}.`);
    if (running && over) this.sayOnce("over", "Đã hết thời gian quy định.");
  }

  /** @param {number} seconds @param {boolean} over @returns {string} what the regulations say of this time */
  cost(seconds, over) {
    /** @type {Step[]} */
    const steps = JSON.parse(this.chosen().dataset.steps ?? "[]");
    const [, points, cutOff] = steps.filter(([from]) => from <= seconds).at(-1) ?? [0, "0", false];
    if (cutOff) return "Theo Thể lệ, phần thi phải dừng ở đây.";
    if (points !== "0") return `Theo Thể lệ: trừ ${points.replace(".", ",")} điểm.`;
    return over ? "Theo Thể lệ: chưa trừ điểm." : "";
  }

  /** @param {string} what @param {string} words said once a run, and felt on a phone */
  sayOnce(what, words) {
    if (this.said === what) return;
    this.said = what;
    this.say(words);
    navigator.vibrate?.(what === "over" ? [300, 150, 300] : 200);
  }

  /** @param {string} words */
  say(words) {
    this.part("say").textContent = words;
  }

  stayAwake() {
    // Only over https, and only where the browser knows it: the watch goes on without.
    /** @type {any} */ (navigator).wakeLock?.request("screen").catch(() => {});
  }

  store() {
    const state = {
      round: this.chosen().value,
      elapsed: this.elapsed(),
      running: this.since !== null,
      at: Date.now(),
      ended: this.ended,
      kept: this.kept,
    };
    write(this.key, state);
  }

  restore() {
    const state = read(this.key);
    if (!state || typeof state.elapsed !== "number") return;
    const choice = this.choices().find((one) => one.value === String(state.round));
    if (choice) choice.checked = true;
    const gap = Date.now() - state.at;
    const goesOn = state.running === true && gap >= 0 && gap < LONGEST_GAP;
    this.base = Math.max(0, state.elapsed + (goesOn ? gap : 0));
    this.since = goesOn ? performance.now() : null;
    this.ended = Number(state.ended) || Date.now();
    this.kept = state.kept === true;
  }

  /** @returns {Run[]} */
  waiting() {
    const found = read(`${this.key}:cho`);
    return Array.isArray(found) ? found : [];
  }

  /** @param {Run} run */
  wait(run) {
    write(`${this.key}:cho`, [...this.waiting(), run].slice(-WAITING_LIMIT));
  }

  /** Runs that the server does not have yet go there one after the other, the oldest first. */
  async sendWaiting() {
    for (let next = this.waiting()[0]; next; next = this.waiting()[0]) {
      const ago = Math.max(0, Math.round((Date.now() - next.ended) / 1000));
      try {
        const answer = await postJson(this.box.dataset.send ?? "", { ...next, ago });
        this.runs.innerHTML = answer.runs;
        toast("Đã lưu lượt tập.");
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (error.status === 0 || error.status >= 500) break;
        toast(error.message, "problem");
      }
      write(`${this.key}:cho`, this.waiting().slice(1));
    }
    const count = this.waiting().length;
    this.part("waiting").hidden = count === 0;
    this.part("waiting").textContent = `Đang mất kết nối: ${count} lượt tập còn giữ trên máy này, sẽ tự gửi khi có mạng.`;
  }
}

/** @param {number} seconds @param {number} limit @param {number} least @returns {string} */
function left(seconds, limit, least) {
  if (least > 0 && seconds < least) return `Chưa đủ thời gian tối thiểu ${minutesSeconds(least * 1000)}`;
  if (!limit) return "Không quy định thời gian";
  if (seconds > limit) return `Quá ${minutesSeconds((seconds - limit) * 1000)}`;
  return `Còn ${minutesSeconds((limit - seconds) * 1000)} / ${minutesSeconds(limit * 1000)}`;
}

/** @param {string} key @returns {any} */
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} key @param {unknown} value a browser without storage still measures */
function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Private windows and full disks.
  }
}
