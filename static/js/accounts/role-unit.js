// @ts-check
/** The unit is asked for only where the role has one. */

for (const role of /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll("[data-role]"))) {
  const unit = role.form?.querySelector("[data-unit]")?.closest(".field");
  if (!(unit instanceof HTMLElement)) continue;
  const show = () => {
    unit.hidden = role.value !== "representative";
  };
  role.addEventListener("change", show);
  show();
}
