// @ts-check
/**
 * Searching a list while one types: the server's own answer, without leaving the page. Without a
 * script, or without the network, the button of the form does the same.
 */

const PAUSE_MS = 250;

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-search]"));
let timer = 0;
/** @type {AbortController | undefined} */
let asking;

async function search() {
  if (!form) return;
  const asked = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  for (const [name, value] of [...asked]) if (!value) asked.delete(name);
  const url = `${form.action}?${asked}`;
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(url, { credentials: "same-origin", signal: asking.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-results]");
    const old = document.querySelector("[data-results]");
    if (!answer.ok || !fresh || !old) return;
    old.replaceChildren(...fresh.childNodes);
    window.history.replaceState(null, "", url);
  } catch {
    // Given up for a newer word, or no network: what is on the page stays.
  }
}

form?.addEventListener("input", () => {
  window.clearTimeout(timer);
  timer = window.setTimeout(search, PAUSE_MS);
});
