// @ts-check
/**
 * The presenter's page. Keys of a keyboard or a clicker press its buttons: on and back, never “open
 * the results”. A press is sent without leaving the page, and the page follows what other devices
 * do: the master of ceremonies reads what the operator has moved to.
 *
 * A press counts only when the step before it stands on this page and has stood there for a moment
 * (SEEN_MS); an earlier one is not kept for later, it is said to be lost. A name that was told too
 * early cannot be taken back from a hall, while a press that did not count costs another press. So
 * no press, no clicker that bounces, and no second device goes further than one step beyond what
 * the presenter has seen.
 */
const KEYS = /** @type {Record<string, string>} */ ({
  " ": "next",
  PageDown: "next",
  ArrowRight: "next",
  PageUp: "back",
  ArrowLeft: "back",
});
const TYPING = "input, textarea, select, dialog, summary, a";
/** Longer than a clicker bounces, shorter than anybody reads and presses again. */
const SEEN_MS = 300;
const BEAT_MS = 15_000;
const POLL_MS = 3000;
const PATIENCE_MS = 8000;
const AGAIN_MS = 500;
const MOVING = "Đang chuyển…";
const NOT_COUNTED = "Lần bấm vừa rồi chưa tính vì bước vừa chuyển. Xin xem bước đang hiện rồi bấm lại.";
const MOVED_ELSEWHERE = "Bước vừa được chuyển từ máy khác.";
const UNSURE = "Chưa rõ bước đã chuyển hay chưa vì mất kết nối. Xin chờ trang cập nhật rồi bấm lại.";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-presenter]"));
const parts = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-live]")]);
const sign = /** @type {HTMLElement} */ (root.querySelector("[data-sign]"));
/** @type {Map<string, string>} */
const shown = new Map(parts.map((part) => [part.id, told(part)]));
let moving = false;
let moves = 0;
let looking = false;
let again = false;
let settling = 0;
let live = false;
let link = "";

/** What the server said, without what differs each time or was said to one press. @param {HTMLElement} part */
function told(part) {
  const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
  for (const token of copy.querySelectorAll('[name="csrf_token"]')) token.removeAttribute("value");
  copy.querySelector("[data-problems]")?.remove();
  return copy.innerHTML.trim();
}

/** @param {string} words */
function say(words) {
  sign.textContent = words;
}

/** A press counts again when the page has stood still for a moment. */
function settle() {
  root.setAttribute("aria-busy", "true");
  clearTimeout(settling);
  settling = setTimeout(() => {
    if (moving) settle();
    else root.removeAttribute("aria-busy");
  }, SEEN_MS);
}

/** @param {"live" | "polling" | "lost"} now */
function showLink(now) {
  link = now;
  for (const words of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-when]"))) {
    words.hidden = words.dataset.when !== link;
  }
}

/** @param {string} html @param {boolean} always even when nothing new is said */
function put(html, always) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  // Signed out, or another answer than the part: the page itself says why.
  if (!fresh.querySelector("[data-presenter]")) return location.reload();
  for (const part of parts) {
    const made = fresh.getElementById(part.id);
    if (!made) continue;
    const said = told(made);
    if (!always && said === shown.get(part.id)) continue;
    shown.set(part.id, said);
    if (made.dataset.version !== part.dataset.version) {
      part.dataset.version = made.dataset.version;
      settle();
      // “Made, the wall shows nothing yet” is no longer so.
      for (const words of document.querySelectorAll("main > .notice--done")) words.remove();
      if (!moving) say(MOVED_ELSEWHERE);
    }
    replace(part, made);
  }
}

/** Drawers stay open, and the keyboard stays at its button. @param {HTMLElement} part @param {HTMLElement} made */
function replace(part, made) {
  for (const drawer of /** @type {NodeListOf<HTMLDetailsElement>} */ (part.querySelectorAll("details[id]"))) {
    const same = made.querySelector(`#${drawer.id}`);
    if (same instanceof HTMLDetailsElement) same.open = drawer.open;
  }
  const here = document.activeElement;
  const focused = here !== part && part.contains(here) ? here : null;
  part.replaceChildren(...made.childNodes);
  const problem = /** @type {HTMLElement | null} */ (part.querySelector("[data-focus]"));
  if (problem) return problem.focus();
  if (!focused) return;
  const same = focused.id ? document.getElementById(focused.id) : null;
  (same ?? parts[0]).focus({ preventScroll: true });
}

async function refresh() {
  if (looking || moving) {
    again = true;
    return;
  }
  looking = true;
  const before = moves;
  try {
    const answer = await fetch(root.dataset.address ?? "", {
      headers: { Accept: "text/html" },
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status >= 500) throw new Error(answer.statusText);
    const html = await answer.text();
    // Older than a press that was sent meanwhile: that one's answer is what counts.
    if (before === moves) {
      if (document.querySelector("dialog[open]")) setTimeout(refresh, AGAIN_MS);
      else put(html, false);
    }
    showLink(live ? "live" : "polling");
  } catch {
    showLink("lost");
  }
  looking = false;
  lookAgain();
}

function lookAgain() {
  if (!again) return;
  again = false;
  void refresh();
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} button */
async function move(form, button) {
  moving = true;
  moves += 1;
  settle();
  say(MOVING);
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  body.set("alone", "1");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body,
      headers: { Accept: "text/html" },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    put(await answer.text(), true);
    if (sign.textContent === MOVING) say("");
  } catch {
    delete form.dataset.sent;
    button?.removeAttribute("aria-busy");
    say(UNSURE);
    again = true;
  }
  moving = false;
  lookAgain();
}

document.addEventListener(
  "click",
  (event) => {
    const form = event.target instanceof Element && event.target.closest("form[data-move]");
    if (!form || !root.hasAttribute("aria-busy")) return;
    event.preventDefault();
    event.stopPropagation();
    say(NOT_COUNTED);
  },
  true,
);

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (event.defaultPrevented || !form.matches("[data-move]")) return;
  event.preventDefault();
  if (!moving) void move(form, event.submitter);
});

addEventListener("keydown", (event) => {
  const wanted = KEYS[event.key];
  if (!wanted || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!document.querySelector("[data-presenting]") || document.querySelector("dialog[open]")) return;
  if (event.target instanceof Element && event.target.closest(TYPING)) return;
  // On a button the space bar presses that button; a presenter who tabbed there means it.
  if (event.key === " " && event.target instanceof HTMLButtonElement && !event.target.dataset.key) return;
  event.preventDefault();
  /** @type {HTMLButtonElement | null} */ (document.querySelector(`button[data-key="${wanted}"]`))?.click();
});

async function listen() {
  const { io } = await import("../../vendor/socket.io/socket.io.esm.min.js");
  const socket = io("/live", { transports: ["websocket", "polling"], reconnectionDelayMax: 5000 });
  socket.on("connect", () => socket.emit("follow", { topic: "presenting", contest: root.dataset.contest }));
  socket.on("snapshot", () => {
    live = true;
    void refresh();
  });
  socket.on("disconnect", () => {
    live = false;
    void refresh(); // says how it stands without
  });
}

setInterval(refresh, BEAT_MS);
setInterval(() => {
  if (link !== "live") void refresh();
}, POLL_MS);
listen().catch(() => {}); // an old browser, or the library did not arrive: asking goes on
