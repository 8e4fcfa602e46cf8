// @ts-check
/**
 * Ticking at the door: a tap shows at once, is sent in order, and waits while the network is away.
 * Without this script every tick is a form of its own.
 */
import { keepFresh } from "../shared/refresh.js";
import { toast } from "../shared/toast.js";

const AGAIN_MS = 3000;
const form = /** @type {HTMLFormElement} */ (document.getElementById("diem-danh"));
const root = /** @type {HTMLElement} */ (document.querySelector("[data-hall-team]"));
const offline = /** @type {HTMLElement} */ (document.querySelector("[data-offline]"));
const unsaved = /** @type {HTMLElement} */ (document.querySelector("[data-unsaved]"));

/** Taps that the server has not answered yet, in order: value of the button → id of its row.
 * @type {{ mark: string, row: string }[]} */
const waiting = [];
let sending = false;
let focused = "";

form.addEventListener("submit", (event) => {
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (!button || button.name !== "mark") {
    if (waiting.length > 0) {
      event.preventDefault();
      toast("Còn lượt điểm danh đang gửi. Xin chờ một chút rồi bấm lại.", "problem");
    }
    return;
  }
  event.preventDefault();
  waiting.push({ mark: button.value, row: button.id });
  paint();
  send();
});

async function send() {
  if (sending) return;
  sending = true;
  while (waiting.length > 0) {
    const first = waiting[0];
    const data = new FormData(form);
    data.set("mark", first.mark);
    /** @type {Response | null} */
    let answer = null;
    try {
      answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Fragment": "1" } });
    } catch {
      // No network: the tap stays in the queue.
    }
    if (!answer || answer.status >= 500) {
      offline.hidden = false;
      unsaved.textContent = `${waiting.length} lượt điểm danh`;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      continue;
    }
    offline.hidden = true;
    waiting.shift();
    const html = await answer.text();
    if (answer.redirected || !html.includes('name="as_of"')) {
      // Signed out, or the team is no longer expected: the page itself says what to do.
      waiting.length = 0;
      location.reload();
      return;
    }
    show(html);
  }
  sending = false;
}

/** @param {string} html */
function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").body;
  root.replaceChildren(...fresh.childNodes);
}

/** What was tapped and not answered yet, on top of what the server has said. */
function paint() {
  for (const { mark, row } of waiting) {
    for (const tick of root.querySelectorAll(mark === "all" ? ".tick" : `#${CSS.escape(row)}`)) {
      const wanted = mark === "all" || mark.endsWith("-1");
      tick.setAttribute("aria-pressed", String(wanted));
      tick.classList.add("is-waiting");
      const button = /** @type {HTMLButtonElement} */ (tick);
      button.value = button.value.replace(/[01]$/, wanted ? "0" : "1");
    }
  }
}

root.addEventListener("focusin", (event) => {
  focused = /** @type {HTMLElement} */ (event.target).id;
});
new MutationObserver(() => {
  paint();
  // The row that was tapped is a new element now: whoever uses the keyboard stays on it.
  if (focused && document.activeElement === document.body) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}).observe(root, { childList: true });

window.addEventListener("beforeunload", (event) => {
  if (waiting.length > 0) event.preventDefault();
});
keepFresh("[data-hall-team]", "reception");
