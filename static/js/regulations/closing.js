// @ts-check
/** The last moment of registration, in words, while one types. */
import { toIso } from "../shared/date-pick.js";

const day = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=last_day]"));
const hour = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=last_hour]"));
const words = document.querySelector("[data-closing-words]");

function say() {
  if (!words || !day || !hour) return;
  const at = /^\s*(\d{1,2})(?:[:hH](\d{2})?)?\s*$/.exec(hour.value || "24:00");
  if (!toIso(day.value) || !at) {
    words.textContent = "";
    return;
  }
  const last = document.createElement("strong");
  last.textContent = `${at[1].padStart(2, "0")} giờ ${at[2] ?? "00"} ngày ${day.value.trim()}`;
  words.replaceChildren("Đoàn còn gửi được hồ sơ đến ", last, "; sau đó hệ thống không nhận nữa.");
}

day?.addEventListener("input", say);
hour?.addEventListener("input", say);
