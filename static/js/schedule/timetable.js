// @ts-check
/** Lines of the timetable are dragged into place; without a mouse the arrows do the same. */

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-timetable]"));
const lines = /** @type {HTMLElement | null} */ (form?.querySelector("[data-lines]") ?? null);

if (form && lines) {
  /** @type {HTMLElement | null} */
  let dragged = null;
  const order = () => [.../** @type {NodeListOf<HTMLElement>} */ (lines.querySelectorAll("[data-line]"))].map((line) => line.dataset.line).join(",");
  const before = order();

  lines.addEventListener("dragstart", (event) => {
    dragged = /** @type {HTMLElement} */ (event.target).closest("[data-line]");
    event.dataTransfer?.setData("text/plain", dragged?.dataset.line ?? "");
  });
  lines.addEventListener("dragover", (event) => {
    const over = /** @type {HTMLElement} */ (event.target).closest("[data-line]");
    if (!dragged || !over || over === dragged || over.getAttribute("draggable") !== "true") return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    over[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
  });
  lines.addEventListener("drop", (event) => event.preventDefault());
  lines.addEventListener("dragend", () => {
    dragged = null;
    const now = order();
    if (now === before) return;
    /** @type {HTMLInputElement} */ (form.querySelector("[data-order]")).value = now;
    const act = document.createElement("button");
    act.name = "act";
    act.value = "order";
    act.hidden = true;
    form.append(act);
    form.requestSubmit(act);
  });
}
