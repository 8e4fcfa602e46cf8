// @ts-check
/** A picture that was scanned opens this page with its parcel as the fragment: read it in at once. */

const parcel = location.hash.slice(1);
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-parcel]"));
if (parcel && form) {
  history.replaceState(null, "", location.pathname);
  /** @type {HTMLInputElement} */ (form.elements.namedItem("parcel")).value = parcel;
  form.submit();
}
