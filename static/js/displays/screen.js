// @ts-check
/**
 * A screen of the hall: it makes itself known once and keeps what it was given, so that it comes back
 * as the same screen after a power cut; says every few seconds that it is there; and shows what it
 * is told. The socket only makes it quicker.
 *
 * @typedef {{ token: string, code: string }} Identity
 * @typedef {{ code: string, name: string | null, contest: string | null, mode: string,
 *   page: string | null, reloads: number, covered: boolean, beat: number }} Scene
 */
import { changeLayers } from "./layers.js";

const KEY = "hoithi.screen";
const RETRY_MS = 3000;

const root = /** @type {HTMLElement} */ (document.querySelector("[data-screen]"));
/** @type {Identity | null} */
let identity = root.dataset.fresh ? null : kept();
/** @type {number | null} */
let reloads = null;
let followed = "";
/** @type {{ disconnect: () => void } | null} */
let socket = null;
let busy = false;
let again = false;
let timer = 0;

const layers = changeLayers(root, () => void beat());

/** @returns {Identity | null} */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null");
  } catch {
    return null; // switched off, or not ours
  }
}

/** @param {Identity | null} found */
function keep(found) {
  identity = found;
  try {
    if (found) localStorage.setItem(KEY, JSON.stringify(found));
    else localStorage.removeItem(KEY);
  } catch {
    // The screen is the same until it is reloaded then.
  }
}

/** @param {string} path @param {unknown} body @param {string} [token] @returns {Promise<Response>} */
const post = (path, body, token) =>
  fetch(path, {
    method: "POST",
    credentials: "omit",
    headers: {
      "Content-Type": "application/json",
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });

async function register() {
  const answer = await post("/api/v1/screens", {});
  if (!answer.ok) throw new Error(String(answer.status));
  keep(await answer.json());
  // From here on a reload must not forget the screen again.
  if (root.dataset.fresh) history.replaceState(null, "", root.dataset.fresh);
}

/** One sign of life; while one is under way, another waits for it. */
async function beat() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  let pause = RETRY_MS;
  try {
    if (!identity) await register();
    const answer = await post("/api/v1/screens/beat", { shown: layers.shown() }, identity?.token);
    if (answer.status === 404) {
      keep(null); // forgotten there: it begins anew
    } else if (answer.ok) {
      const scene = /** @type {Scene} */ (await answer.json());
      pause = scene.beat * 1000;
      take(scene);
    } else throw new Error(String(answer.status));
    layers.tellLost(false);
  } catch {
    layers.tellLost(true);
  }
  busy = false;
  clearTimeout(timer);
  timer = window.setTimeout(() => void beat(), again ? 0 : pause);
  again = false;
}

/** @param {Scene} scene */
function take(scene) {
  if (reloads !== null && scene.reloads > reloads) {
    location.reload();
    return;
  }
  reloads = scene.reloads;
  follow(scene.contest ?? "");
  layers.show(scene);
}

/** @param {string} contest its slug, "" for none */
async function follow(contest) {
  if (contest === followed) return;
  followed = contest;
  socket?.disconnect();
  socket = null;
  if (!contest) return;
  const { io } = await import("../../vendor/socket.io/socket.io.esm.min.js");
  if (followed !== contest) return;
  const made = io("/live", {
    transports: ["websocket", "polling"],
    auth: { token: identity?.token, screen: true },
    reconnectionDelayMax: 5000,
    forceNew: true,
  });
  made.on("connect", () => made.emit("follow", { topic: "display", contest }));
  made.on("snapshot", () => void beat());
  socket = made;
}

async function stayAwake() {
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // Only pages by https may ask; a projector's laptop is told by its owner.
  }
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  void stayAwake();
  void beat();
});
root.addEventListener("click", () => void document.documentElement.requestFullscreen?.().catch(() => {}));
addEventListener("online", () => void beat());
void stayAwake();
void beat();
