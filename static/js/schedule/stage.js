// @ts-check
// The timekeeper's page. Acts are sent without leaving the page, so that the sound stays allowed, and
// the page is kept fresh, so that two people at the stage see the same; what is being typed stays.
import { io } from "../../vendor/socket.io/socket.io.esm.min.js";
import { showClock } from "./clock-face.js";
import { screenName, sound, wake } from "./sound.js";

const BEAT_MS = 8000;
const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const screen = screenName();
let shown = told(main);
let busy = false;

/** What the server said, without what differs each time. @param {HTMLElement} part */
function told(part) {
  const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
  for (const token of copy.querySelectorAll('[name="csrf_token"]')) token.removeAttribute("value");
  for (const face of copy.querySelectorAll("[data-clock]")) face.textContent = "";
  for (const form of copy.querySelectorAll("[data-confirm]")) form.removeAttribute("data-confirm");
  return copy.innerHTML;
}

/** @param {string} html @param {boolean} always even when nothing new is said */
function put(html, always) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("main");
  if (!fresh?.querySelector("[data-stage]")) return location.reload();
  const said = told(fresh);
  if (!always && said === shown) return;
  shown = said;
  main.replaceChildren(...fresh.childNodes);
  showSound();
  /** @type {HTMLElement | null} */ (main.querySelector("[data-focus]"))?.focus();
}

/** Whether somebody is in the middle of something here. */
const isTyping = () => Boolean(main.querySelector("details.reason[open], form[data-sent]") || document.querySelector("dialog[open]"));

async function refresh() {
  if (busy || isTyping()) return;
  busy = true;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (answer.ok && !isTyping()) put(await answer.text(), false);
  } catch {
    // No network: the next beat tries again, the clock goes on from what is known.
  } finally {
    busy = false;
  }
}

document.addEventListener("submit", async (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (event.defaultPrevented || form.method !== "post" || !main.contains(form)) return;
  event.preventDefault();
  const own = form.closest("[data-sound]");
  if (own) {
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("screen"));
    field.value = isChosen() ? "" : screen;
    if (field.value) wake();
  }
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" }, keepalive: true });
    put(await answer.text(), true);
  } catch {
    delete form.dataset.sent;
    event.submitter?.removeAttribute("aria-busy");
    const { toast } = await import("../shared/toast.js");
    toast("Máy đang mất kết nối. Xin kiểm tra mạng rồi thử lại.", "problem");
  }
});

const isChosen = () => screen !== "" && document.querySelector("[data-stage]")?.getAttribute("data-sound-screen") === screen;

function showSound() {
  const part = /** @type {HTMLElement | null} */ (main.querySelector("[data-sound]"));
  if (!part || !screen) return;
  part.hidden = false;
  const chosen = isChosen();
  for (const one of part.querySelectorAll("[data-sound-own], [data-sound-other]")) {
    /** @type {HTMLElement} */ (one).hidden = chosen !== ("soundOwn" in /** @type {HTMLElement} */ (one).dataset);
  }
  const asleep = /** @type {HTMLElement | null} */ (part.querySelector("[data-sound-asleep]"));
  if (chosen && asleep) asleep.hidden = wake();
}

for (const touch of ["pointerdown", "keydown"]) {
  document.addEventListener(touch, () => isChosen() && wake() && showSound());
}

showSound();
showClock((warning) => isChosen() && sound(warning.kind));
const stage = document.querySelector("[data-stage]");
const socket = io("/live", { transports: ["websocket", "polling"] });
socket.on("connect", () => socket.emit("follow", { topic: "scoreboard", contest: stage?.getAttribute("data-contest") }));
socket.on("snapshot", refresh);
setInterval(refresh, BEAT_MS);
