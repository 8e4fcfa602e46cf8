// @ts-check
// The stage clock on the timekeeper's page: shown from the server's time, never counted here.
import { elapsedMs, minutesSeconds, syncClock } from "../shared/clock.js";

const face = /** @type {HTMLElement | null} */ (document.querySelector("[data-clock]"));
if (face) run(face);

/** @param {HTMLElement} face */
async function run(face) {
  const clock = {
    running: face.dataset.running === "true",
    elapsed_ms: Number(face.dataset.elapsed),
    at: Number(face.dataset.at),
  };
  const limit = Number(face.dataset.limit) * 1000;
  const over = document.querySelector("[data-over]");
  await syncClock();

  function show() {
    const elapsed = elapsedMs(clock);
    face.textContent = minutesSeconds(elapsed);
    const late = limit > 0 && elapsed > limit;
    face.classList.toggle("is-over", late);
    if (over) over.textContent = late ? `· quá ${minutesSeconds(elapsed - limit)}` : "";
  }

  show();
  if (clock.running) setInterval(show, 200);
}
