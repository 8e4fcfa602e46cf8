// @ts-check
/** What the QR said that opened the page: a seat's token, or the sheet of a wall newspaper. */

const SHEET = /^\/cham\/([^/]+)\/([^/]+)$/;

/**
 * Reads the fragment and clears it: the token goes no further, not into the history, not into a
 * screenshot. Another one begins the page anew.
 * @returns {{ token: string, turn: string }} each empty when there is none
 */
export function takeFragment() {
  // The event of a fragment that came while this page loaded may follow its being read here.
  window.addEventListener("hashchange", () => {
    if (location.hash) location.reload();
  });
  const said = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
  const sheet = SHEET.exec(said);
  if (sheet) return { token: "", turn: `${sheet[1]}/${sheet[2]}` };
  return { token: said.startsWith("/") ? "" : said, turn: "" };
}
