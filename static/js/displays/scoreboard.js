// @ts-check
/** The scoreboard on a phone or a desk. */
import { followPage } from "./follow.js";
import { followOwnTeam, showOwnTeam } from "./own-team.js";

const shown = followPage({
  spreadMs: 1500,
  onShown: ({ root, board }) => showOwnTeam(root, board),
});
followOwnTeam(shown);
