// @ts-check
/**
 * Lists whose rows are added, moved and taken away: in the browser what the server does without us.
 * The server takes rows in the order in which they stand, so only the order in the page counts.
 *
 * A list: [data-rows] with one [data-list], rows [data-row], and <template data-template="kind">
 * in which `__n__` stands for the number of a new row.
 */

let next = 1000;

// On a phone the tabs scroll: the current one is brought into sight.
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });

/** @param {HTMLElement} box @param {string} words */
function say(box, words) {
  let live = /** @type {HTMLElement | null} */ (box.querySelector("[data-said]"));
  if (!live) {
    live = document.createElement("p");
    live.className = "visually-hidden";
    live.setAttribute("role", "status");
    live.dataset.said = "";
    box.append(live);
  }
  live.textContent = words;
}

/** @param {HTMLElement} box */
function changed(box) {
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {HTMLElement} row */
function place(row) {
  const rows = [...(row.parentElement?.children ?? [])].filter((one) => one.matches("[data-row]"));
  return `${rows.indexOf(row) + 1} trong ${rows.length}`;
}

/** @param {HTMLElement} row */
function glow(row) {
  row.classList.remove("is-moved");
  void row.offsetWidth;
  row.classList.add("is-moved");
}

/** @param {HTMLElement} box @param {string} kind */
function add(box, kind) {
  const list = /** @type {HTMLElement | null} */ (box.querySelector("[data-list]"));
  const template = [...box.querySelectorAll("template")].find((one) => one.dataset.template === kind);
  if (!list || !template) return false;
  const holder = document.createElement("template");
  holder.innerHTML = template.innerHTML.replaceAll("__n__", String(next++));
  const row = /** @type {HTMLElement | null} */ (holder.content.querySelector("[data-row]"));
  if (!row) return false;
  list.append(row);
  glow(row);
  /** @type {HTMLElement | null} */ (row.querySelector("input:not([type=hidden]), select, textarea"))?.focus();
  say(box, `Đã thêm dòng ${place(row)}`);
  return true;
}

/** @param {HTMLElement} box @param {HTMLElement} row */
function remove(box, row) {
  const near = /** @type {HTMLElement | null} */ (row.nextElementSibling ?? row.previousElementSibling);
  row.remove();
  const focus = near?.querySelector("[value^='remove:']") ?? box.querySelector("[value^='add:']");
  /** @type {HTMLElement | null} */ (focus)?.focus();
  say(box, "Đã xóa dòng. Bấm Lưu để giữ thay đổi.");
}

/** @param {HTMLElement} box @param {HTMLElement} row @param {"up" | "down"} way */
function move(box, row, way) {
  const other = way === "up" ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (way === "up") other.before(row);
  else other.after(row);
  glow(row);
  say(box, `Dòng ${place(row)}`);
}

document.addEventListener("click", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const button = /** @type {HTMLButtonElement | null} */ (target.closest("button[name=act]"));
  const box = /** @type {HTMLElement | null} */ (button?.closest("[data-rows]"));
  if (!button || !box) return;
  const [verb, , kind] = button.value.split(":");
  const row = /** @type {HTMLElement | null} */ (button.closest("[data-row]"));
  if (verb === "add") {
    if (!add(box, kind)) return;
  } else if (!row) {
    return;
  } else if (verb === "remove") {
    remove(box, row);
  } else {
    move(box, row, verb === "up" ? "up" : "down");
    // At an end its button is hidden: the other one keeps the focus.
    if (getComputedStyle(button).visibility === "hidden") {
      const other = verb === "up" ? "down" : "up";
      /** @type {HTMLElement | null} */ (row.querySelector(`[value^='${other}:']`))?.focus();
    } else {
      button.focus();
    }
  }
  event.preventDefault();
  changed(box);
});

// Alt and an arrow move the row in which one is typing.
document.addEventListener("keydown", (event) => {
  if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  const active = /** @type {HTMLElement} */ (event.target);
  const row = /** @type {HTMLElement | null} */ (active.closest?.("[data-row]"));
  const box = /** @type {HTMLElement | null} */ (row?.closest("[data-rows]"));
  if (!row || !box || !row.querySelector("[value^='up:']")) return;
  event.preventDefault();
  move(box, row, event.key === "ArrowUp" ? "up" : "down");
  active.focus();
  changed(box);
});

// Only one box of a group may be ticked (the head judge).
document.addEventListener("change", (event) => {
  const box = /** @type {HTMLInputElement} */ (event.target);
  if (!box.matches?.("[data-only-one]") || !box.checked) return;
  for (const other of document.querySelectorAll(`[data-only-one="${box.dataset.onlyOne}"]`)) {
    if (other !== box) /** @type {HTMLInputElement} */ (other).checked = false;
  }
});
