// @ts-check
/**
 * The ceremony on a wall or a phone. The server renders each step, this page only puts it in place:
 * when the live topic says that something was said, or, without a socket, every few seconds.
 */
import { followTopics, pollTopics, takeTopic } from "./topics.js";
import { turnPages } from "./turning.js";

const POLL_MS = 3000;
const SELECTOR = "[data-ceremony]";
/** Phones of a hall do not ask at the same moment; a wall is at once there. */
const SPREAD_MS = 600;
const PHONE_PX = 960;

const root = () => /** @type {HTMLElement} */ (document.querySelector(SELECTOR));
/** All results on a wall take several pages; a phone has them one under the other. */
const turning = turnPages(() =>
  innerWidth < PHONE_PX ? null : document.querySelector(".reveal__results"),
);
let live = false;
let last = "";
let asking = false;
let again = false;

async function ask() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    const answer = await fetch(location.href, { cache: "no-cache", credentials: "same-origin" });
    if (answer.ok) place(await answer.text());
    if (!live) await pollTopics(root().dataset.contest ?? "");
  } catch {
    // The network is away: what is shown stays.
  }
  asking = false;
  if (again) {
    again = false;
    void ask();
  }
}

/** @param {string} html */
function place(html) {
  const fresh = /** @type {HTMLElement | null} */ (new DOMParser().parseFromString(html, "text/html").querySelector(SELECTOR));
  if (!fresh || fresh.dataset.key === root().dataset.key) return;
  root().replaceWith(document.adoptNode(fresh));
  turning.begin();
}

async function listen() {
  const { io } = await import("../../vendor/socket.io/socket.io.esm.min.js");
  const { contest, topic } = root().dataset;
  const socket = io("/live", { transports: ["websocket", "polling"], reconnectionDelayMax: 5000 });
  followTopics(socket, topic ?? "", contest ?? "");
  socket.on("snapshot", (/** @type {import("./topics.js").Message} */ message) => {
    takeTopic(message);
    if (message.topic !== topic) return;
    live = true;
    const said = JSON.stringify(message.data);
    if (said === last) return;
    last = said;
    setTimeout(ask, innerWidth < PHONE_PX ? Math.random() * SPREAD_MS : 0);
  });
  socket.on("disconnect", () => {
    live = false;
  });
}

turning.begin();
setInterval(() => {
  if (!live && !document.hidden) void ask();
}, POLL_MS);
listen().catch(() => {}); // an old browser, or the library did not arrive: asking goes on
