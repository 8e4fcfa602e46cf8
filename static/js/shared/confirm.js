// @ts-check
/**
 * The product's own question before an act that is hard to undo.
 * A form with `data-confirm="words"` asks by itself; `data-confirm-yes` names the act on the button.
 */

/**
 * @param {string} question
 * @param {string} [yes]
 * @returns {Promise<boolean>}
 */
export function confirm(question, yes = "Đồng ý") {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "confirm-question");
  const words = document.createElement("p");
  words.id = "confirm-question";
  words.textContent = question;
  const form = document.createElement("form");
  form.method = "dialog";
  form.className = "actions";
  form.append(choice("yes", yes, "btn btn--primary"), choice("no", "Quay lại", "btn btn--quiet"));
  dialog.append(words, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}

/** @param {string} value @param {string} label @param {string} className */
function choice(value, label, className) {
  const button = document.createElement("button");
  button.value = value;
  button.className = className;
  button.textContent = label;
  return button;
}

/** Watches every form of the page that carries `data-confirm`, or whose button does. */
export function watchConfirms() {
  document.addEventListener(
    "submit",
    async (event) => {
      const form = /** @type {HTMLFormElement} */ (event.target);
      const button = /** @type {HTMLElement | null} */ (event.submitter);
      const question = button?.dataset.confirm ?? form.dataset.confirm;
      if (!question || form.dataset.confirmed === "yes") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!(await confirm(question, button?.dataset.confirmYes ?? form.dataset.confirmYes))) return;
      form.dataset.confirmed = "yes";
      form.requestSubmit(button);
      delete form.dataset.confirmed;
    },
    true,
  );
}
