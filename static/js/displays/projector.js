// @ts-check
/** The wall of the hall: follows the scoreboard and turns its pages. */
import { followPage } from "./follow.js";
import { turnPages } from "./turning.js";

/** @type {Element | null} */
let known = null;
const turning = turnPages(() => document.querySelector("[data-pages]"));

followPage({
  spreadMs: 0,
  settle: turning.turnTo,
  onShown: ({ root }) => {
    if (root === known) return;
    known = root;
    turning.begin();
  },
});
