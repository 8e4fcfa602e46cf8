// @ts-check
/** Sitting down: by the token of the QR, or by contest, judge and PIN; and moving to this device. */
import { ask } from "./ask.js";
import { Refused, call } from "./call.js";
import { part, turnOff, isOff, write } from "./dom.js";

const UNREACHED = "Chưa kết nối được máy chủ. Xin kiểm tra mạng Wi-Fi của hội trường rồi bấm lại.";

/**
 * @typedef {{ contest: string, judge: string, name: string, session: string }} Seat
 * @typedef {{ token?: string, contest?: string, judge?: string, pin?: string, takeover?: boolean }} Ask
 */

export class Entry {
  #form = part("entry-form", HTMLFormElement);
  #token = "";
  #takeover = false;

  /** @param {string} device @param {(seat: Seat) => void} seated */
  constructor(device, seated) {
    this.device = device;
    this.seated = seated;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
  }

  /**
   * Shows the form.
   * @param {{ contest?: string, judge?: string, takeover?: boolean }} [known] what need not be typed again
   */
  open({ contest = "", judge = "", takeover = false } = {}) {
    this.#takeover = takeover;
    this.#input("contest").value ||= contest;
    this.#input("judge").value ||= judge;
    this.#input("pin").value = "";
    this.#say("");
    this.#only(false);
    const empty = ["contest", "judge", "pin"].find((name) => !this.#input(name).value) ?? "pin";
    this.#input(empty).focus();
  }

  /** The QR was read. @param {string} token */
  async byToken(token) {
    this.#token = token;
    await this.#take({ token, takeover: false });
  }

  /** @param {string} name @returns {HTMLInputElement} */
  #input(name) {
    return /** @type {HTMLInputElement} */ (this.#form.elements.namedItem(name));
  }

  /** With a token only the PIN is asked for. @param {boolean} pinOnly */
  #only(pinOnly) {
    for (const field of this.#form.querySelectorAll("[data-only]")) {
      /** @type {HTMLElement} */ (field).hidden = pinOnly;
    }
    part("entry-lead").hidden = pinOnly;
    if (!pinOnly) this.#token = "";
  }

  /** @param {string} words */
  #say(words) {
    part("entry-error").hidden = words === "";
    write(part("entry-error"), words);
  }

  async #submit() {
    const value = (/** @type {string} */ name) => this.#input(name).value.trim().toLowerCase();
    const pin = value("pin").replace(/\D/g, "");
    if (this.#token) {
      await this.#take({ token: this.#token, ...(pin ? { pin } : {}), takeover: this.#takeover });
      return;
    }
    const missing = ["contest", "judge"].find((name) => value(name) === "") ?? (pin.length === 6 ? "" : "pin");
    if (missing) {
      this.#say(missing === "pin" ? "Mã PIN gồm 6 chữ số, in trên phiếu của đồng chí." : "Xin nhập đủ ba mục in trên phiếu.");
      this.#input(missing).focus();
      return;
    }
    await this.#take({ contest: value("contest"), judge: value("judge"), pin, takeover: this.#takeover });
  }

  /** @param {Ask} asked */
  async #take(asked) {
    const button = /** @type {HTMLElement} */ (this.#form.querySelector("button[type=submit]"));
    if (isOff(button)) return;
    turnOff(button, true);
    this.#say("");
    try {
      const { body } = await call("POST", "/api/v1/seat", { body: { ...asked, device: this.device } });
      this.#token = "";
      this.#input("pin").value = "";
      this.seated({ contest: body.contest, judge: body.judge.key, name: body.judge.name, session: body.session });
    } catch (error) {
      turnOff(button, false);
      await this.#refused(asked, error);
    } finally {
      turnOff(button, false);
    }
  }

  /** @param {Ask} asked @param {unknown} error */
  async #refused(asked, error) {
    if (!(error instanceof Refused)) {
      this.#say(UNREACHED);
      if (asked.token) this.#only(true);
      return;
    }
    if (error.code === "seat_taken") {
      const answer = await ask(
        "Ghế này đang mở trên máy khác.",
        ["Chuyển sang máy này? Điểm và phiếu đã gửi được giữ nguyên; máy kia không chấm tiếp được."],
        [
          { value: "take", label: "Chuyển sang máy này", kind: "primary" },
          { value: "", label: "Quay lại", kind: "quiet" },
        ],
      );
      if (answer === "take") await this.#take({ ...asked, takeover: true });
      return;
    }
    this.#say(error.message);
    if (error.code === "pin_needed") {
      this.#takeover = true;
      this.#only(true);
    } else if (asked.token && error.code !== "wrong_pin" && error.code !== "wait_first") {
      this.#only(false);
    }
    this.#input("pin").focus();
  }
}
