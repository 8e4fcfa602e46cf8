// @ts-check
/**
 * The page without the network. On https (and on the server's own machine) a service worker keeps
 * it; on plain http no browser allows that, and the judge is told not to close the page.
 */

const WORKER = "/giam-khao-ngoai-tuyen.js";
const SCOPE = "/giam-khao";

/** Asks the browser to keep the page and what the device stores; it may say no to both. */
export async function keepShell() {
  try {
    await navigator.serviceWorker?.register(WORKER, { scope: SCOPE, updateViaCache: "none" });
    await navigator.storage?.persist?.();
  } catch (error) {
    console.warn(error); // a certificate that the device does not trust: the page goes on as on http
  }
}

/** @returns {boolean} whether a reload works without the network */
export const survivesReload = () => Boolean(navigator.serviceWorker?.controller);

/**
 * Asks before the page is closed at a moment when it could not be opened again.
 * @param {() => boolean} isRisky
 */
export function askBeforeLeaving(isRisky) {
  window.addEventListener("beforeunload", (event) => {
    if (isRisky() && !survivesReload()) event.preventDefault();
  });
}
