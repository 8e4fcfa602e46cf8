// @ts-check
/** Nothing typed is lost, nothing is sent twice. */

/** Forms with `data-guard`: the browser warns when one leaves with changes not saved. */
export function watchUnsaved() {
  /** @type {Set<HTMLFormElement>} */
  const changed = new Set();
  document.addEventListener("input", (event) => {
    const form = /** @type {HTMLElement} */ (event.target).closest("form");
    if (form instanceof HTMLFormElement && "guard" in form.dataset) changed.add(form);
  });
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) changed.delete(/** @type {HTMLFormElement} */ (event.target));
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...changed].some((form) => form.isConnected)) event.preventDefault();
  });
}

/** A POST form that is on its way does not go a second time. */
export function watchDoubleSubmits() {
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent === "yes") {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
  });
  // Coming back with the browser's own button shows a page from memory: it may be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll('form[data-sent="yes"]')) {
      delete (/** @type {HTMLFormElement} */ (form).dataset.sent);
      for (const button of form.querySelectorAll('[aria-busy="true"]')) {
        button.removeAttribute("aria-busy");
      }
    }
  });
}
