// @ts-check
import { turnPages } from "./turning.js";

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
const WORDY = 40;
const turning = turnPages(() => document.querySelector("[data-scene]"));
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
  else if (shown.seed) word.replaceChildren("Máy bốc thăm theo dãy số ", element("strong", "", shown.seed));
  else word.replaceChildren();
}

/** @param {Shown} shown */
function lay(shown) {
  rounds.replaceChildren(
    ...shown.rounds.map((round) => {
      const teams = round.teams.map((team) => {
        const name = element("span", "drawing__name", team.name);
        if (team.number !== team.place) name.append(" ", element("small", "", `số ${team.number}`));
        const number = element("span", "drawing__number num", String(team.place));
        const wordy = team.name.length > WORDY ? " is-wordy" : "";
        const item = element("li", `drawing__team${wordy}`, number, name);
        item.dataset.leafItem = "";
        item.dataset.team = `${round.key}/${team.place}`;
        return item;
      });
      const section = element("section", "drawing__page");
      section.dataset.page = "";
      if (round.name) section.append(element("h2", "drawing__round", round.name));
      const list = element("ol", "drawing__teams", ...teams);
      list.dataset.leaf = "";
      list.dataset.leafColumns = "2";
      section.append(list);
      return section;
    }),
  );
  turning.begin();
}

function appear() {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const lists = rounds.querySelectorAll("section");
  const teams = lists[lists.length - 1]?.querySelectorAll("li") ?? [];
  const pause = Math.min(NEXT_MS, LONGEST_MS / Math.max(1, teams.length));
  turning.hold(true);
  teams.forEach((team, place) => {
    team.classList.add("is-hidden");
    setTimeout(() => {
      if (!team.getClientRects().length) turning.turnTo([team.dataset.team ?? ""]);
      team.classList.remove("is-hidden");
      team.classList.add("is-new");
      if (place === teams.length - 1) turning.hold(false);
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

turning.begin();
void ask();
setInterval(() => void ask(), ASK_MS);
