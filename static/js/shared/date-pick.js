// @ts-check
/** The calendar button beside a typed date (dd/mm/yyyy). Without this script the typed field still works. */

/** @param {string} typed dd/mm/yyyy @returns {string} yyyy-mm-dd, or empty */
export function toIso(typed) {
  const parts = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed);
  return parts ? `${parts[3]}-${parts[2].padStart(2, "0")}-${parts[1].padStart(2, "0")}` : "";
}

/** @param {string} iso yyyy-mm-dd @returns {string} dd/mm/yyyy */
export const fromIso = (iso) => iso.split("-").reverse().join("/");

export function watchDates() {
  for (const box of document.querySelectorAll("[data-date]")) {
    const [typed, native] = /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll("input"));
    const open = /** @type {HTMLButtonElement | null} */ (box.querySelector("[data-date-open]"));
    if (!open || !native || !("showPicker" in native)) continue;
    open.hidden = false;
    open.addEventListener("click", () => {
      native.value = toIso(typed.value);
      native.showPicker();
    });
    native.addEventListener("change", () => {
      typed.value = native.value ? fromIso(native.value) : "";
      typed.dispatchEvent(new Event("input", { bubbles: true }));
      typed.focus();
    });
  }
}
