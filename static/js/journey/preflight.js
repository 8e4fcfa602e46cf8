// @ts-check
/** What only this device can tell: how far its clock is from the server's, its zone, its battery. */
import { keepSynced, serverNow } from "../shared/clock.js";

const FAR_MS = 30_000;
const VIETNAM_MINUTES = -420;
const LOW = 0.4;

/** @param {string} name @param {string} text @param {boolean} isWell */
function say(name, text, isWell) {
  const line = document.querySelector(`[data-look="${name}"]`);
  const said = /** @type {HTMLElement | null | undefined} */ (line?.querySelector("[data-said]"));
  const chip = line?.querySelector(".chip");
  if (!line || !said || !chip) return;
  said.textContent = text;
  said.hidden = false;
  if (!isWell) {
    chip.className = "chip chip--needs";
    chip.textContent = "Cần làm";
  }
}

/** @param {number} ms */
function length(ms) {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 120) return `${seconds} giây`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} phút`;
  return `${Math.round(seconds / 3600)} giờ`;
}

async function lookAtClock() {
  const shown = document.querySelector("[data-now]");
  await keepSynced();
  const off = Date.now() - serverNow();
  const zone = new Date().getTimezoneOffset();
  if (Math.abs(off) > FAR_MS) say("clock", `Thiết bị đồng chí đang dùng lệch máy chủ ${length(off)}. Xin xem máy nào sai rồi chỉnh giờ trước khi bắt đầu; đồng hồ sân khấu theo máy chủ.`, false);
  else if (zone !== VIETNAM_MINUTES) say("clock", "Giờ khớp, nhưng thiết bị đồng chí đang dùng không đặt múi giờ Việt Nam.", false);
  else say("clock", "Thiết bị đồng chí đang dùng khớp giờ với máy chủ.", true);
  const face = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const day = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", day: "2-digit", month: "2-digit", year: "numeric" });
  const tick = () => {
    const now = new Date(serverNow());
    if (shown) shown.textContent = `${face.format(now)} ngày ${day.format(now)}`;
  };
  tick();
  setInterval(tick, 1000);
}

async function lookAtBattery() {
  const asked = /** @type {any} */ (navigator).getBattery;
  if (!asked) return;
  const battery = await asked.call(navigator);
  const percent = Math.round(battery.level * 100);
  if (battery.charging) say("power", `Thiết bị đồng chí đang dùng: cắm sạc, pin ${percent} %.`, true);
  else say("power", `Thiết bị đồng chí đang dùng: chưa cắm sạc, pin ${percent} %.`, battery.level >= LOW);
}

void lookAtClock();
void lookAtBattery();
