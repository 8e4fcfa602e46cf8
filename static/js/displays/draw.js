// @ts-check
/**
 * The draw on the wall: asks every two seconds, and lets the numbers of a new draw appear one after
 * the other, from the first. Who wants no motion sees them at once.
 *
 * @typedef {{ place: number, number: number | null, name: string }} Team
 * @typedef {{ draws: number, seal: string | null, seed: string | null,
 *   rounds: { key: string, name: string | null, teams: Team[] }[] }} Shown
 */
const ASK_MS = 2000;
const NEXT_MS = 1200;
/** Twenty teams should not take the hall's whole morning. */
const LONGEST_MS = 30_000;

const root = /** @type {HTMLElement} */ (document.querySelector("[data-draw]"));
const word = /** @type {HTMLElement} */ (root.querySelector("[data-word]"));
const rounds = /** @type {HTMLElement} */ (root.querySelector("[data-rounds]"));
let draws = Number(root.dataset.draws);
let last = "";

/** @param {string} tag @param {string} name @param {...(Node | string)} children */
function element(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

/** @param {Shown} shown */
function say(shown) {
  if (shown.seal) word.replaceChildren("Mã niêm phong: ", element("strong", "", shown.seal));
  else if (!shown.rounds.length) word.replaceChildren("Kết quả bốc thăm sẽ hiện ở đây.");
  else if (shown.seed) word.replaceChildren("Dãy số: ", element("strong", "", shown.seed));
  else word.replaceChildren();
}

/** @param {Shown} shown */
function lay(shown) {
  rounds.replaceChildren(
    ...shown.rounds.map((round) => {
      const teams = round.teams.map((team) => {
        const name = element("span", "", team.name);
        if (team.number !== team.place) name.append(" ", element("small", "", `số ${team.number}`));
        return element("li", "drawing__team", element("span", "drawing__number", String(team.place)), name);
      });
      const section = element("section", "");
      if (round.name) section.append(element("h2", "drawing__round", round.name));
      section.append(element("ol", teams.length > 20 ? "drawing__teams drawing__teams--many" : "drawing__teams", ...teams));
      return section;
    }),
  );
}

function appear() {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const lists = rounds.querySelectorAll("section");
  const teams = lists[lists.length - 1]?.querySelectorAll("li") ?? [];
  const pause = Math.min(NEXT_MS, LONGEST_MS / Math.max(1, teams.length));
  teams.forEach((team, place) => {
    team.classList.add("is-hidden");
    setTimeout(() => {
      team.classList.remove("is-hidden");
      team.classList.add("is-new");
      team.scrollIntoView({ block: "nearest" });
    }, (place + 1) * pause);
  });
}

async function ask() {
  try {
    const answer = await fetch(String(root.dataset.draw));
    if (!answer.ok) return;
    const text = await answer.text();
    if (text === last) return;
    const first = last === "";
    last = text;
    const shown = /** @type {Shown} */ (JSON.parse(text));
    if (first && shown.draws === draws) return;
    const fresh = shown.draws > draws;
    draws = shown.draws;
    say(shown);
    lay(shown);
    if (fresh) appear();
  } catch {
    // The hall's network is away: what is shown stays.
  }
}

void ask();
setInterval(() => void ask(), ASK_MS);
