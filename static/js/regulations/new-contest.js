// @ts-check
/** Suggests the address of a contest from its name, until somebody types one. */
import "./closing.js";

const name = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-name]"));
const slug = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-slug]"));

/** @param {string} text */
function slugOf(text) {
  return text
    .toLowerCase()
    .replaceAll("đ", "d")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 64)
    .replace(/-+$/, "");
}

if (name && slug) {
  let own = slug.value !== "";
  const suggest = () => {
    if (!own) slug.value = slugOf(name.value);
  };
  slug.addEventListener("input", () => {
    own = slug.value !== "";
  });
  name.addEventListener("input", suggest);
  suggest();
}
