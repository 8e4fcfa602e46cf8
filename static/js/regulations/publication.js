// @ts-check
/** Publishing after each turn needs locking after each turn: say so while it matters. */

const form = document.getElementById("the-le");
const words = document.querySelector("[data-needs-turn]");

function look() {
  const chosen = (/** @type {string} */ name) =>
    /** @type {HTMLInputElement | null} */ (form?.querySelector(`input[name=${name}]:checked`))?.value;
  words?.classList.toggle("is-on", chosen("when") === "turn" && chosen("lock") !== "turn");
}

document.documentElement.classList.add("js-turn");
form?.addEventListener("change", look);
look();
