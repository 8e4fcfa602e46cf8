// @ts-check
/** The scoreboard on a phone or a desk. */
import { followPage } from "./follow.js";
import { followOwnTeam, showOwnTeam } from "./own-team.js";

const shown = followPage({
  spreadMs: 1500,
  onShown: ({ root, board }) => showOwnTeam(root, board),
});
followOwnTeam(shown);

// A tap on “đồng hạng” opens what it leads to; browsers of today do so by themselves, older ones do not.
document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('a[href="#bang-diem-nhau"]')) return;
  const told = document.querySelector("[data-equal]");
  if (told instanceof HTMLDetailsElement) told.open = true;
});
