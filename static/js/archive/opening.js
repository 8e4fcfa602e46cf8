// @ts-check
// After the button: the server starts anew with the copy. Ask until it is there, then go on.
// Loaded with the page before, too: while the server starts nothing can be fetched.
const LOOK_MS = 1000;

const part = /** @type {HTMLElement | null} */ (document.querySelector("[data-opening]"));
if (part?.dataset.opening && part.dataset.line) wait(part.dataset.opening, part.dataset.line);

/**
 * @param {string} address the page of what was opened
 * @param {string} line the record's line that it will name
 */
async function wait(address, line) {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    try {
      const answer = await fetch(address, { cache: "no-store" });
      if (answer.ok && (await answer.text()).includes(line)) break;
    } catch {
      // not there yet
    }
  }
  location.assign(address);
}
