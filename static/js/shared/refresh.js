// @ts-check
// Keep a part of a server-rendered page up to date: when one of its live topics moves, or at a slow beat,
// the page is fetched anew and its part put in place. What is shown is always what the server
// renders; the focus stays where it was,
// and drawers stay as they were opened.
import { io } from "../../vendor/socket.io/socket.io.esm.min.js";

const SLOW = 15_000;

/**
 * Fetches the page anew at a steady beat and puts one part of it in place.
 * @param {string} selector the part, e.g. "[data-desk]"
 * @param {number} [beat] ms
 * @param {string} [address] where the part is to be had alone; the whole page when not told
 * @returns {{ root: HTMLElement, refresh: () => Promise<void> } | null} null where there is no such
 *   part; `refresh` looks now
 */
export function lookAgain(selector, beat = SLOW, address = location.href) {
  const found = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  if (!found) return null;
  const root = found;
  let busy = false;
  let again = false;

  async function refresh() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" }, cache: "no-store" });
      if (answer.ok && !answer.redirected) replace(root, selector, await answer.text());
    } catch {
      // No network: the next snapshot or the next beat tries again.
    } finally {
      busy = false;
      if (again) {
        again = false;
        refresh();
      }
    }
  }

  setInterval(refresh, beat);
  return { root, refresh };
}

/**
 * @param {string} selector the part; it carries data-contest
 * @param {...string} topics the live topics that tell when to look
 */
export function keepFresh(selector, ...topics) {
  const part = lookAgain(selector);
  if (!part) return;
  const { root, refresh } = part;
  /** @type {Map<string, number>} */
  const versions = new Map();
  const socket = io("/live", { transports: ["websocket", "polling"] });
  socket.on("connect", () => {
    for (const topic of topics) socket.emit("follow", { topic, contest: root.dataset.contest });
  });
  socket.on("snapshot", (/** @type {{ topic: string, version: number }} */ message) => {
    if (message.version <= (versions.get(message.topic) ?? 0)) return;
    versions.set(message.topic, message.version);
    refresh();
  });
}

/**
 * Puts a part of a page that was fetched anew in the place of the old one.
 * @param {HTMLElement} root
 * @param {string} selector
 * @param {string} html
 */
export function replace(root, selector, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(selector);
  if (!fresh || fresh.innerHTML === root.innerHTML) return;
  const focused = document.activeElement?.closest("a");
  const href = focused && root.contains(focused) ? focused.getAttribute("href") : null;
  for (const drawer of root.querySelectorAll("details[id]")) {
    const same = fresh.querySelector(`#${CSS.escape(drawer.id)}`);
    if (same instanceof HTMLDetailsElement) same.open = /** @type {HTMLDetailsElement} */ (drawer).open;
  }
  root.replaceChildren(...fresh.childNodes);
  if (!href) return;
  const link = root.querySelector(`a[href="${CSS.escape(href)}"]`);
  if (link instanceof HTMLElement) link.focus();
}
