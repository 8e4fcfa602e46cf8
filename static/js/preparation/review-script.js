// @ts-check
/**
 * Comments at passages without leaving the page: the one form goes to the paragraph, and words selected with the
 * mouse or a finger become its quote. Without this script the link “Góp ý” opens the same form on a page of its own.
 */
const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-review]"));
if (list) watch(list);

/** @param {HTMLElement} list */
function watch(list) {
  const blank = /** @type {HTMLTemplateElement} */ (document.querySelector("template[data-blank]"));
  const button = /** @type {HTMLButtonElement} */ (document.querySelector("[data-quote]"));
  /** @type {HTMLElement} */ (document.querySelector("[data-select-words]")).hidden = false;
  /** @type {{row: HTMLElement, quote: string} | null} */
  let chosen = null;

  /** @param {HTMLElement} row @param {string} quote */
  function open(row, quote) {
    const there = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-comment]"));
    const form = there ?? /** @type {HTMLFormElement} */ (blank.content.firstElementChild?.cloneNode(true));
    row.append(form);
    /** @type {HTMLInputElement} */ (form.elements.namedItem("paragraph")).value = row.dataset.place ?? "";
    /** @type {HTMLInputElement} */ (form.elements.namedItem("quote")).value = quote;
    /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text")).focus();
    button.hidden = true;
  }

  list.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (target.closest("[data-place]"));
    if (!row) return;
    if (target.closest("[data-say]")) {
      event.preventDefault();
      open(row, "");
    } else if (target.closest("[data-cancel]")) {
      event.preventDefault();
      row.querySelector("form[data-comment]")?.remove();
      /** @type {HTMLElement | null} */ (row.querySelector("[data-say]"))?.focus();
    }
  });

  document.addEventListener("selectionchange", () => {
    chosen = selected(list);
    button.hidden = !chosen;
  });
  // The press must not take the selection away before the click reads it.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    if (chosen) open(chosen.row, chosen.quote);
  });
}

/**
 * What is selected inside one paragraph; of a longer selection the part in its first paragraph.
 * @param {HTMLElement} list
 * @returns {{row: HTMLElement, quote: string} | null}
 */
function selected(list) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const start = range.startContainer;
  const words = (start instanceof Element ? start : start.parentElement)?.closest(".passage__text");
  const row = /** @type {HTMLElement | null} */ (words?.closest("[data-place]") ?? null);
  if (!words || !row || !list.contains(row)) return null;
  if (!words.contains(range.endContainer)) range.setEndAfter(/** @type {Node} */ (words.lastChild));
  const quote = range.toString().trim();
  return quote ? { row, quote } : null;
}
