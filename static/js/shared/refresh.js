// @ts-check
// Keep parts of a server-rendered page up to date: when one of its live topics moves, or at a slow beat,
// the page is fetched anew and its parts put in place. What is shown is always what the server
// renders; the focus and what was chosen stay where they were,
// and drawers stay as they were opened.
import { io } from "../../vendor/socket.io/socket.io.esm.min.js";

const SLOW = 15_000;

/**
 * Fetches the page anew at a steady beat and puts its parts in place.
 * @param {string} selector the part, e.g. "[data-desk]", or several
 * @param {number} [beat] ms
 * @param {string} [address] where the part is to be had alone; the whole page when not told
 * @returns {{ root: HTMLElement, refresh: () => Promise<void> } | null} null where there is no such
 *   part; `root` is the first; `refresh` looks now
 */
export function lookAgain(selector, beat = SLOW, address) {
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
      const answer = await fetch(address ?? location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
      if (answer.ok && !answer.redirected) replaceParts(selector, await answer.text());
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
 * @param {string} selector the part, or several; the first carries data-contest
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
 * Puts the parts of a page that was fetched anew in the places of the old ones.
 * @param {string} selector of the same parts in both
 * @param {string} html
 */
export function replaceParts(selector, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelectorAll(selector);
  const old = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
  if (fresh.length !== old.length) return;
  old.forEach((part, index) => put(part, fresh[index]));
}

/** @param {HTMLElement} root @param {Element} fresh */
function put(root, fresh) {
  if (fresh.innerHTML === root.innerHTML) return;
  const focused = document.activeElement;
  const place = focused && root.contains(focused) ? placeOf(focused) : null;
  for (const drawer of root.querySelectorAll("details[id]")) {
    const same = fresh.querySelector(`#${CSS.escape(drawer.id)}`);
    if (same instanceof HTMLDetailsElement) same.open = /** @type {HTMLDetailsElement} */ (drawer).open;
  }
  for (const chosen of root.querySelectorAll("input[type=radio]:checked")) {
    const same = fresh.querySelector(placeOf(chosen) ?? "none");
    if (same instanceof HTMLInputElement) same.checked = true;
  }
  root.replaceChildren(...fresh.childNodes);
  const same = place && root.querySelector(place);
  if (same instanceof HTMLElement) same.focus({ preventScroll: true });
}

/** @param {Element} element @returns {string | null} how the same one is found in a part taken anew */
function placeOf(element) {
  const link = element.closest("a")?.getAttribute("href");
  if (link) return `a[href="${CSS.escape(link)}"]`;
  const [name, value] = [element.getAttribute("name"), element.getAttribute("value")];
  return name && value ? `[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]` : null;
}
