// @ts-check
/** Taking parts of the page anew from the server, which alone renders it. */

const TRIES = 5;
const LEAST_MS = 200;

/** @param {number} ms */
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Fetch the page and put the parts in place; they are found by the same selector in both.
 * @param {string[]} selectors
 * @param {number} spreadMs all phones of a hall would ask at once: each waits a while of its own
 * @returns {Promise<boolean>} whether it was done
 */
export async function renew(selectors, spreadMs) {
  await wait(LEAST_MS + Math.random() * spreadMs);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      const answer = await fetch(location.href, { cache: "no-cache", credentials: "omit" });
      if (answer.ok) {
        replace(selectors, await answer.text());
        return true;
      }
    } catch {
      // No network: tried again below.
    }
    await wait(attempt * 1500);
  }
  return false;
}

/** @param {string[]} selectors @param {string} html */
function replace(selectors, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const selector of selectors) {
    const old = document.querySelector(selector);
    const made = fresh.querySelector(selector);
    if (old instanceof HTMLDetailsElement && made instanceof HTMLDetailsElement) made.open = old.open;
    if (old && made && !old.isEqualNode(made)) old.replaceWith(document.adoptNode(made));
  }
}
