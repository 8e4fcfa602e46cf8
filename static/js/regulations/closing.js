// @ts-check
/** The last moment of registration, in words, while one types. */
import { fromIso, toIso } from "../shared/date-pick.js";

const kind = /** @type {HTMLSelectElement | null} */ (document.querySelector("select[name=last_kind]"));
const day = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=last_day]"));
const hour = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=last_hour]"));
const words = document.querySelector("[data-closing-words]");

/** “Trước ngày 30/10” ends with 29/10. @param {string} iso yyyy-mm-dd */
function dayBefore(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

function say() {
  if (!words || !day || !hour) return;
  const named = toIso(day.value);
  const isBefore = kind?.value === "before" && !hour.value.trim();
  const at = /^\s*(\d{1,2})(?:[:hH](\d{2})?)?\s*$/.exec(hour.value.trim() || "24:00");
  if (!named || Number.isNaN(Date.parse(named)) || !at) {
    words.textContent = "";
    return;
  }
  const last = document.createElement("strong");
  last.textContent = `${at[1].padStart(2, "0")} giờ ${at[2] ?? "00"} ngày ${fromIso(isBefore ? dayBefore(named) : named)}`;
  words.replaceChildren("Đoàn còn gửi được hồ sơ đến ", last, "; sau đó hệ thống không nhận nữa.");
}

for (const control of [kind, day, hour]) control?.addEventListener("input", say);
say();
