// @ts-check
/** Proposes the registered head of the chosen delegation; what somebody typed stays. */
for (const at of ["first", "second"]) {
  const team = /** @type {HTMLSelectElement | null} */ (document.getElementById(at));
  const head = /** @type {HTMLInputElement | null} */ (document.getElementById(`${at}_head`));
  if (!team || !head) continue;
  let proposed = "";
  team.addEventListener("change", () => {
    if (head.value !== "" && head.value !== proposed) return;
    proposed = team.selectedOptions[0]?.dataset.head ?? "";
    head.value = proposed;
  });
}
