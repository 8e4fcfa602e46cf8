// @ts-check
/** The page where a list is filled in: rows by keyboard and touch, live check, nothing typed is lost. */
import { LiveCheck } from "./check.js";
import { Keeper, momentThere } from "./kept.js";
import { enter, Rows } from "./rows.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("danh-sach"));
const stateLine = /** @type {HTMLElement} */ (document.getElementById("trang-thai-luu"));
const spoken = /** @type {HTMLElement} */ (document.getElementById("doc-len"));
const undoBar = /** @type {HTMLElement} */ (form.querySelector("[data-undo]"));
const standingLink = /** @type {HTMLElement} */ (form.querySelector("[data-standing-link]"));

const keeper = new Keeper(form.dataset.storage ?? "", form);
const rows = new Rows(
  form,
  /** @type {HTMLTemplateElement} */ (document.getElementById("dong-moi")),
  (words) => {
    spoken.textContent = words;
  },
);
const check = new LiveCheck(form, rows, show, () => keeper.forget());
let isKept = true;

/** @param {string} state @param {string} [at] @param {number} [count] @param {string} [first] the first wrong box */
function show(state, at, count, first) {
  const kept = isKept ? "Những gì đã nhập được giữ trên máy này" : "Xin đừng đóng trang";
  /** @type {Record<string, string>} */
  const words = {
    saving: stateLine.textContent || "Đang lưu…",
    saved: `Đã lưu lúc ${at}`,
    checked: "asks" in form.dataset ? "Đề nghị chưa được gửi" : "Thay đổi chưa được lưu",
    faults: `Chưa lưu: còn ${count} ô cần sửa. ${kept}.`,
    offline: `Mất kết nối. ${kept}, sẽ tự gửi khi có mạng.`,
    signed_out: `Chưa lưu được: phiên làm việc đã hết. ${kept}; xin đăng nhập lại.`,
    stale: document.querySelector("[data-own-newer]")
      ? "Chưa lưu: đồng chí đã lưu một bản khác."
      : "Chưa lưu: danh sách vừa được người khác sửa.",
    locked: `Chưa lưu được. ${kept}.`,
  };
  stateLine.textContent = words[state] ?? "";
  if (state === "faults" && first) {
    const link = document.createElement("a");
    link.href = `#${first}`;
    link.textContent = `còn ${count} ô cần sửa`;
    stateLine.replaceChildren("Chưa lưu: ", link, `. ${kept}.`);
  }
  stateLine.classList.toggle("is-problem", !["saving", "saved", "checked"].includes(state));
  showStanding();
}

function showStanding() {
  const notice = document.querySelector("#co-cau .notice__title")?.textContent;
  const verdict = document.querySelector("#ket-luan strong")?.textContent ?? "";
  standingLink.textContent = notice ? "Xem phải làm gì" : verdict;
  standingLink.hidden = !standingLink.textContent;
}

function changed() {
  isKept = keeper.keep();
  check.soon();
}

/** @param {HTMLElement} row */
function removeRow(row) {
  const name = rows.nameOf(row);
  const next = /** @type {HTMLElement | null} */ (row.nextElementSibling ?? row.previousElementSibling);
  const putBack = rows.remove(row);
  const button = /** @type {HTMLButtonElement} */ (undoBar.querySelector("[data-undo-button]"));
  /** @type {HTMLElement} */ (undoBar.querySelector("[data-undo-words]")).textContent = `Đã bỏ ${name} khỏi danh sách.`;
  undoBar.hidden = false;
  button.onclick = () => {
    putBack();
    undoBar.hidden = true;
    enter(row);
    changed();
  };
  spoken.textContent = `Đã bỏ ${name} khỏi danh sách.`;
  (next?.querySelector("summary") ?? button).focus();
  changed();
}

form.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest('button[name="row"]');
  if (!(button instanceof HTMLButtonElement)) return;
  event.preventDefault();
  const row = /** @type {HTMLElement} */ (button.closest("[data-member]"));
  const verb = button.value.split("-")[0];
  if (verb === "add") enter(rows.add());
  else if (verb === "remove") return removeRow(row);
  else {
    rows.move(row, verb === "up" ? -1 : 1);
    button.focus();
  }
  undoBar.hidden = true;
  changed();
});

form.addEventListener("input", (event) => {
  const row = /** @type {HTMLElement} */ (event.target).closest("[data-member]");
  if (row instanceof HTMLElement) rows.describe(row);
  changed();
});

// Words about a field wait until one has left it.
form.addEventListener("focusout", () => check.soon());

form.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const row = target.closest("[data-member]");
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && row instanceof HTMLElement) {
    event.preventDefault();
    rows.move(row, event.key === "ArrowUp" ? -1 : 1);
    target.focus();
    changed();
  } else if (event.key === "Enter" && target.matches("input, select")) {
    event.preventDefault();
    const stops = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("input, select, button"))];
    const open = stops.filter((stop) => stop.tabIndex >= 0 && stop.offsetParent !== null);
    const next = open.slice(open.indexOf(target) + 1).find((stop) => !/^(up|down|remove)-/.test(stop.getAttribute("value") ?? ""));
    next?.focus();
  }
});

form.addEventListener("submit", () => {
  isKept = keeper.keep();
  keeper.send();
  check.stop();
});

// A link to a field of a folded row unfolds it.
document.addEventListener("click", (event) => {
  const link = /** @type {HTMLElement} */ (event.target).closest('a[href^="#"]');
  const place = link && document.getElementById((link.getAttribute("href") ?? "").slice(1));
  const box = place?.closest("details") ?? place?.querySelector("details");
  if (box) box.open = true;
  if (place?.matches("input, select, textarea")) {
    event.preventDefault();
    place.focus();
    place.scrollIntoView({ block: "center" });
  }
});

document.querySelector("[data-forget]")?.addEventListener("click", () => keeper.forget());

const versionBox = /** @type {HTMLInputElement} */ (form.elements.namedItem("version"));
const openedOver = versionBox.value;

/** @param {import("./kept.js").Kept} kept */
function restore(kept) {
  const numbers = kept.fields.map(([name]) => /^members-(\d+)-/.exec(name)).flatMap((m) => (m ? [Number(m[1])] : []));
  rows.resize(numbers.length ? Math.max(...numbers) + 1 : 0);
  for (const [name, value] of kept.fields) {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement)
      control.value = value;
  }
  // Over the list as this page found it: what was saved since came from this page. Over an older
  // one: the server compares, and shows both if need be.
  if (kept.version !== openedOver) versionBox.value = kept.version;
  rows.settle();
  changed();
}

function offerKept() {
  keeper.notSent();
  if (document.querySelector(".error-summary, .versions, .notice--problem")) return;
  const offer = /** @type {HTMLElement} */ (document.getElementById("ban-giu-lai"));
  const [kept] = keeper.setAside();
  offer.hidden = !kept;
  if (!kept) return;
  /** @type {HTMLElement} */ (offer.querySelector("[data-when]")).textContent = momentThere(kept.at);
  const use = /** @type {HTMLButtonElement} */ (offer.querySelector("[data-use]"));
  const drop = /** @type {HTMLButtonElement} */ (offer.querySelector("[data-drop]"));
  use.onclick = () => {
    offer.hidden = true;
    keeper.swap(kept);
    restore(kept);
  };
  drop.onclick = () => {
    offer.hidden = true;
    keeper.drop(kept);
  };
  // A reload would leave the page where it was, with the offer out of sight above.
  window.history.scrollRestoration = "manual";
  offer.tabIndex = -1;
  offer.focus({ preventScroll: true });
  offer.scrollIntoView({ block: "center" });
}

// Where the list saves itself, the plain page's button to save is one too many.
if ("keeps" in form.dataset) /** @type {HTMLElement} */ (form.querySelector("[data-save]")).hidden = true;
window.addEventListener("beforeunload", (event) => {
  if (!isKept) event.preventDefault();
});
offerKept();
showStanding();
