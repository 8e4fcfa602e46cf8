// @ts-check
// The matrix of the desk: on each snapshot of the topic the page's own matrix is fetched anew, so
// that what is shown is always what the server renders; a form that is open is left alone.
import { io } from "../../vendor/socket.io/socket.io.esm.min.js";

const SLOW = 15_000;

const desk = /** @type {HTMLElement | null} */ (document.querySelector("[data-desk]"));
if (desk) follow(desk);

/** @param {HTMLElement} root */
function follow(root) {
  let version = 0;
  let busy = false;
  let again = false;

  async function refresh() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
      if (answer.ok && !answer.redirected) replace(root, await answer.text());
    } catch {
      // No network: the next snapshot or the slow timer tries again.
    } finally {
      busy = false;
      if (again) {
        again = false;
        refresh();
      }
    }
  }

  const socket = io("/live", { transports: ["websocket", "polling"] });
  socket.on("connect", () => socket.emit("follow", { topic: "desk", contest: root.dataset.contest }));
  socket.on("snapshot", (/** @type {{ version: number }} */ message) => {
    if (message.version <= version) return;
    version = message.version;
    refresh();
  });
  setInterval(refresh, SLOW);
}

/**
 * Put the server's matrix in place of ours, keeping the focus where it is.
 * @param {HTMLElement} root
 * @param {string} html
 */
function replace(root, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-desk]");
  if (!fresh || fresh.innerHTML === root.innerHTML) return;
  const focused = document.activeElement?.closest("a");
  const href = focused && root.contains(focused) ? focused.getAttribute("href") : null;
  root.replaceChildren(...fresh.childNodes);
  if (href) /** @type {HTMLElement | null} */ (root.querySelector(`a[href="${CSS.escape(href)}"]`))?.focus();
}
