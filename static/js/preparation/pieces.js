// @ts-check
/**
 * Bài dự thi: texts are saved while one types, files are sent as they are chosen, and nothing
 * typed in one piece is lost when another is saved. Without a script the buttons do the same.
 */
import { toast } from "../shared/toast.js";

const PAUSE_MS = 1500;
const MEGABYTE = 1 << 20;

const STALE = "Bài này vừa được người khác sửa. Xin bấm “Lưu” để xem hai bản.";

/** @type {Set<HTMLFormElement>} */
const unsaved = new Set();
/** @type {Map<HTMLFormElement, number>} */
const timers = new Map();
let leaving = false;

/** @param {HTMLFormElement} form @param {string} words */
function tell(form, words) {
  const status = form.querySelector("[data-status]");
  if (status) status.textContent = words;
}

/**
 * What is still missing, in the line that the piece folds to.
 * @param {HTMLFormElement} form @param {string | null} missing null where nothing is asked
 */
function tellMissing(form, missing) {
  const chip = form.closest("details")?.querySelector(":scope > summary > .chip");
  if (!chip || missing === null) return;
  chip.className = missing ? "chip chip--needs" : "chip chip--done";
  chip.textContent = missing ? `Còn thiếu ${missing}` : "Đủ nội dung";
}

/** @param {HTMLFormElement} form */
function countThemes(form) {
  const count = form.querySelector("[data-count]");
  const ticked = form.querySelectorAll('input[type="checkbox"]:checked').length;
  if (count) count.textContent = `(${ticked || "chưa chọn"})`;
}

/** The form without its files. @param {HTMLFormElement} form */
function texts(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}

/**
 * Store the texts; what the server refuses stays on the page, to be seen on “Lưu”.
 * @param {HTMLFormElement} form
 */
async function keep(form) {
  window.clearTimeout(timers.get(form));
  const url = form.dataset.keep;
  if (!url) return;
  unsaved.delete(form);
  tell(form, "Đang lưu…");
  try {
    const answer = await fetch(url, {
      method: "POST",
      credentials: "same-origin",
      keepalive: true, // on its way when the page is left
      headers: { Accept: "application/json" },
      body: texts(form),
    });
    const said = await answer.json();
    if (!answer.ok) {
      unsaved.add(form);
      const stale = said.error.code === "changed_meanwhile";
      tell(form, stale ? STALE : `Chưa tự lưu được. ${said.error.message}`);
      return;
    }
    const version = /** @type {HTMLInputElement} */ (form.querySelector('[name$="-version"]'));
    version.value = String(said.version);
    tellMissing(form, said.missing);
    if (unsaved.has(form)) return;
    tell(form, `Đã lưu lúc ${said.at}`);
    form.dispatchEvent(new Event("stored"));
  } catch {
    unsaved.add(form);
    tell(form, "Chưa lưu được: mất kết nối. Những gì đã gõ được giữ trên máy này.");
  }
}

/**
 * One file with its progress; the answer is the new list of files.
 * @param {HTMLFormElement} form @param {string} field @param {File} file
 * @param {(percent: number) => void} onProgress
 * @returns {Promise<string>}
 */
function sent(form, field, file, onProgress) {
  return new Promise((resolve, reject) => {
    const data = texts(form);
    data.append(field, file);
    const request = new XMLHttpRequest();
    request.open("POST", String(form.dataset.send));
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
    });
    request.addEventListener("load", () => {
      const isFragment = request.status < 500 && !request.responseText.includes("<html");
      if (isFragment) resolve(request.responseText);
      else reject(new Error(request.status === 413 ? "large" : "failed"));
    });
    request.addEventListener("error", () => reject(new Error("offline")));
    request.send(data);
  });
}

const FAILURES = {
  large: "nặng quá mức cho phép.",
  offline: "chưa gửi được: mất kết nối. Xin chọn lại tệp khi có mạng.",
  failed: "chưa gửi được. Xin tải lại trang rồi thử lại.",
};

/** @param {HTMLFormElement} form @param {HTMLInputElement} input */
async function sendAll(form, input) {
  const files = [...(input.files ?? [])];
  const box = /** @type {HTMLElement} */ (form.querySelector("[data-sending]"));
  const bar = /** @type {HTMLProgressElement} */ (box.querySelector("progress"));
  const words = /** @type {HTMLElement} */ (box.querySelector("[data-sending-words]"));
  const list = document.querySelector(`[data-files="${form.dataset.piece}"]`);
  const limit = Number(input.dataset.limit);
  box.hidden = false;
  input.disabled = true;
  for (const [place, file] of files.entries()) {
    words.textContent = files.length > 1 ? `Đang gửi ${place + 1}/${files.length}: ${file.name}` : `Đang gửi ${file.name}`;
    bar.value = 0;
    if (file.size > limit * MEGABYTE) {
      toast(`Tệp “${file.name}” nặng quá ${limit} MB. Xin gửi tệp nhẹ hơn.`, "problem");
      continue;
    }
    try {
      const fragment = await sent(form, input.name, file, (percent) => {
        bar.value = percent;
        if (percent === 100) words.textContent = `Đang kiểm tra ${file.name}`;
      });
      if (list) list.innerHTML = fragment;
      const now = /** @type {HTMLElement | null} */ (list?.querySelector("[data-missing]"));
      if (now) tellMissing(form, now.dataset.missing ?? "");
      const refused = list?.querySelector('[role="alert"]');
      if (refused) toast(refused.textContent?.trim() ?? "", "problem");
      else toast(`Đã nhận ${file.name}.`);
    } catch (error) {
      const why = /** @type {keyof typeof FAILURES} */ (/** @type {Error} */ (error).message);
      toast(`“${file.name}” ${FAILURES[why]}`, "problem");
    }
  }
  input.value = "";
  input.disabled = false;
  box.hidden = true;
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-piece]"))) {
  form.classList.add("is-scripted");
  form.addEventListener("input", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target instanceof HTMLInputElement && target.type === "file") return;
    unsaved.add(form);
    countThemes(form);
    if (!form.dataset.keep) return;
    window.clearTimeout(timers.get(form));
    timers.set(form, window.setTimeout(() => keep(form), PAUSE_MS));
  });
  form.addEventListener("change", (event) => {
    const target = event.target;
    if (target instanceof HTMLInputElement && target.type === "file" && form.dataset.send && target.files?.length) {
      sendAll(form, target);
    }
  });
}

// Sending one form leaves the page: what is typed in the others is stored first.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  leaving = true;
  const form = /** @type {HTMLFormElement} */ (event.target);
  window.clearTimeout(timers.get(form));
  unsaved.delete(form);
  for (const other of unsaved) keep(other);
});

window.addEventListener("beforeunload", (event) => {
  const others = [...unsaved].some((form) => !leaving || !form.dataset.keep);
  if (others) event.preventDefault();
});
window.addEventListener("pageshow", () => {
  leaving = false;
});
