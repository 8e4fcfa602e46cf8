// @ts-check
/**
 * The wall newspapers: each photograph is fetched while the one before is shown; the pages begin
 * anew when others may be shown, and one that may no longer be shown goes at the next look.
 */
import { turnPages } from "./turning.js";

const LOOK_MS = 15_000;
const GALLERY = "[data-gallery]";

const gallery = () => /** @type {HTMLElement} */ (document.querySelector(GALLERY));

/** @param {HTMLElement} page */
function fetchPicture(page) {
  const picture = /** @type {HTMLImageElement | null} */ (page.querySelector("[data-src]"));
  if (!picture) return;
  picture.src = picture.dataset.src ?? "";
  delete picture.dataset.src;
}

const turning = turnPages(gallery, fetchPicture);

async function look() {
  try {
    const answer = await fetch(location.href, { cache: "no-cache", credentials: "omit" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = /** @type {HTMLElement | null} */ (page.querySelector(GALLERY));
    if (!fresh || fresh.dataset.gallery === gallery().dataset.gallery) return;
    gallery().replaceWith(document.adoptNode(fresh));
    turning.begin();
  } catch {
    // The network is away: what is shown stays.
  }
}

turning.begin();
setInterval(() => void look(), LOOK_MS);
