// @ts-check
/** This page stands aside: the seat is open elsewhere, or its slip was replaced. */
import { part, write } from "./dom.js";

/** @typedef {"superseded" | "ended" | "page"} Why */

/** @type {Record<Why, [string, string, string]>} title, words, button */
const WORDS = {
  superseded: ["Ghế này đang mở trên máy khác.", "Đồng chí chấm tiếp trên máy kia.", "Chuyển lại máy này"],
  ended: ["Phiếu vào ghế đã được thay.", "Xin quét mã QR trên phiếu mới, hoặc nhập mã PIN mới.", "Nhập mã PIN"],
  page: ["Phiếu chấm đang mở ở một trang khác trên máy này.", "Xin chấm ở trang đó, hoặc chuyển về trang này.", "Chấm ở trang này"],
};

export class Away {
  /** @type {Why | null} null while the page is in use */
  why = null;

  /** @param {(why: Why) => void} back the judge wants to go on here */
  constructor(back) {
    part("away-back").addEventListener("click", () => this.why && back(this.why));
  }

  /** @param {number} waiting what this device still has to deliver */
  update(waiting) {
    if (!this.why) return;
    const [title, words, button] = WORDS[this.why];
    const queue = waiting > 0 ? ` Còn ${waiting} mục chờ gửi trên máy này; máy vẫn gửi khi có mạng.` : "";
    write(part("away-title"), title);
    write(part("away-words"), `${words}${queue}`);
    write(part("away-back"), button);
  }
}
