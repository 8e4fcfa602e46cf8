// @ts-check
/** Short messages at the foot of the page, read out by screen readers (`#toasts` is a live region). */

const SHOWN_MS = 6000;

/**
 * Problems stay until they are closed; the rest leave by themselves.
 * @param {string} message
 * @param {"done" | "problem"} [kind]
 */
export function toast(message, kind = "done") {
  const region = document.getElementById("toasts");
  if (!region) return;
  const box = document.createElement("div");
  box.className = `toast toast--${kind}`;
  const words = document.createElement("span");
  words.textContent = message;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "toast__close";
  close.textContent = "Đóng";
  close.addEventListener("click", () => box.remove());
  box.append(words, close);
  region.append(box);
  if (kind !== "problem") window.setTimeout(() => box.remove(), SHOWN_MS);
}
