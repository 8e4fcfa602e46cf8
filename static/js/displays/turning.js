// @ts-check
/**
 * Pages of the wall that turn by themselves. A leaf (table or list) with more items than fit is
 * shown in parts; whatever has just changed is turned to. Arrow keys turn by hand, the space bar
 * holds the page.
 */
import { put } from "./put.js";

const STAY_MS = 9000;
const STAY_CHANGED_MS = 12_000;
const BY_HAND_MS = 60_000;
/** Items may grow into free room by so much, and no further; few of them by more. */
const STRETCH = 1.25;
const FEW = 5;
const STRETCH_FEW = 2.4;

/** @typedef {{ page: HTMLElement, items: HTMLElement[] }} View a part of a page, as it is shown */

/**
 * @param {() => HTMLElement | null} found where the [data-page] parts are at the moment
 * @param {(page: HTMLElement) => void} [needed] called with a page before it is shown: while the
 *   one before is, where there is one
 * @returns {{ begin: () => void, turnTo: (teams: string[]) => void, hold: (on: boolean) => void }}
 *   begin: on new pages; turnTo: measure anew, and show the first of these teams; hold: turn no
 *   page by itself for as long
 */
export function turnPages(found, needed = () => {}) {
  /** @type {View[]} */
  let views = [];
  let current = 0;
  let timer = 0;
  let held = false;

  /** @param {number} index @param {number} [stay] */
  function show(index, stay = STAY_MS) {
    const pages = found();
    if (!pages || !views.length) return;
    current = (index + views.length) % views.length;
    const { page, items } = views[current];
    needed(page);
    needed(views[(current + 1) % views.length].page);
    for (const one of all(pages, "[data-page]")) one.hidden = one !== page;
    for (const item of all(page, "[data-leaf-item]")) item.hidden = !items.includes(item);
    page.classList.add("is-laid-out");
    tellPage(pages);
    clearTimeout(timer);
    if (!held && views.length > 1) timer = setTimeout(() => show(current + 1), stay);
  }

  /** @param {HTMLElement} pages */
  function tellPage(pages) {
    pages.classList.toggle("has-more", views.length > 1);
    put(pages, "[data-page-number]", String(current + 1));
    put(pages, "[data-page-of]", String(views.length));
  }

  function measure() {
    const pages = found();
    const stacked = pages ? all(pages, "[data-page]") : [];
    // They lie over each other and are measured together: one that is hidden for it, even for a
    // moment, would come in anew.
    for (const page of stacked) page.hidden = false;
    views = stacked.flatMap(parts);
  }

  function begin() {
    measure();
    show(0);
  }

  function again() {
    measure();
    show(Math.min(current, views.length - 1));
  }

  /** @param {string[]} teams */
  function turnTo(teams) {
    if (!teams.length) return;
    measure();
    const at = views.findIndex((view) => view.items.some((item) => item.dataset.team === teams[0]));
    if (at >= 0) show(at, STAY_CHANGED_MS);
    else show(Math.min(current, views.length - 1));
  }

  /** @param {boolean} on */
  function hold(on) {
    held = on;
    show(current);
  }

  addEventListener("resize", again);
  document.fonts.ready.then(again);
  addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight" || event.key === "PageDown") show(current + 1, BY_HAND_MS);
    else if (event.key === "ArrowLeft" || event.key === "PageUp") show(current - 1, BY_HAND_MS);
    else if (event.key === " ") hold(!held);
    else return;
    event.preventDefault();
  });
  return { begin, turnTo, hold };
}

/** @param {HTMLElement} page @returns {View[]} */
function parts(page) {
  const items = all(page, "[data-leaf-item]");
  for (const item of items) item.hidden = false;
  const leaf = /** @type {HTMLElement | null} */ (page.querySelector("[data-leaf]"));
  if (!leaf || !items.length) return [{ page, items }];
  page.style.removeProperty("--item-height");
  page.classList.remove("is-laid-out");
  const between = gap(leaf);
  const heights = items.map((item) => item.getBoundingClientRect().height + between);
  const room = page.getBoundingClientRect().bottom - items[0].getBoundingClientRect().top;
  const shares =
    leaf.dataset.leaf === "uneven"
      ? filled(items, heights, room)
      : even(page, items, heights, room + between, between, Number(leaf.dataset.leafColumns ?? 1));
  return shares.map((share) => ({ page, items: share }));
}

/**
 * As many on each page as on the others; they grow into what is left of the room.
 * @param {HTMLElement} page @param {HTMLElement[]} items @param {number[]} heights
 * @param {number} room @param {number} between @param {number} columns
 */
function even(page, items, heights, room, between, columns) {
  const lines = Math.ceil(items.length / columns);
  let count = 1;
  while (count < lines && !fits(heights, Math.ceil(lines / count), 0, room)) count += 1;
  const size = Math.ceil(lines / count);
  const stretch = lines <= FEW ? STRETCH_FEW : STRETCH;
  let tall = Math.min(room / size, Math.min(...heights) * stretch);
  while (tall > Math.min(...heights) && !fits(heights, size, tall, room)) tall -= 1;
  page.style.setProperty("--item-height", `${Math.floor(tall - between)}px`);
  return Array.from({ length: count }, (_, part) =>
    items.slice(part * size * columns, (part + 1) * size * columns),
  ).filter((share) => share.length);
}

/**
 * Whether every `size` items, a column of them, go into the room when each is at least `tall`.
 * @param {number[]} heights @param {number} size @param {number} tall @param {number} room
 */
function fits(heights, size, tall, room) {
  for (let from = 0; from < heights.length; from += size) {
    const used = heights.slice(from, from + size).reduce((sum, line) => sum + Math.max(line, tall), 0);
    if (used > room) return false;
  }
  return true;
}

/**
 * Items of unequal height, one under the other as long as they fit.
 * @param {HTMLElement[]} items @param {number[]} heights @param {number} room
 */
function filled(items, heights, room) {
  /** @type {HTMLElement[][]} */
  const shares = [];
  let left = 0;
  items.forEach((item, index) => {
    if (heights[index] > left) {
      shares.push([]);
      left = room;
    }
    shares[shares.length - 1].push(item);
    left -= heights[index];
  });
  return shares;
}

/** @param {HTMLElement} leaf @returns {number} px between its items */
function gap(leaf) {
  const style = getComputedStyle(leaf);
  const value = leaf instanceof HTMLTableElement ? style.borderSpacing.split(" ").at(-1) : style.rowGap;
  return Number.parseFloat(value ?? "") || 0;
}

/** @param {HTMLElement} part @param {string} selector @returns {HTMLElement[]} */
const all = (part, selector) => [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(selector))];
