// @ts-check
/**
 * Copying the words of a text area. On a plain http page in a hall's network the clipboard API is
 * missing: then the old way, and where that fails too the words are selected for Ctrl+C.
 * The button says in data-copied what to do with them.
 */

import { toast } from "./toast.js";

/** @param {HTMLTextAreaElement} area */
async function copied(area) {
  if (window.isSecureContext && navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(area.value);
      return true;
    } catch {
      // Not allowed by the browser: the old way may still be.
    }
  }
  area.focus();
  area.select();
  area.setSelectionRange(0, area.value.length);
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copy]"))) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const area = document.getElementById(button.dataset.copy ?? "");
    if (!(area instanceof HTMLTextAreaElement)) return;
    if (await copied(area)) {
      button.focus();
      toast(button.dataset.copied ?? "Đã chép.");
    } else {
      toast("Đã bôi đen. Xin bấm Ctrl+C, hoặc giữ vào chữ rồi chọn Sao chép.");
    }
  });
}
