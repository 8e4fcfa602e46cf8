// @ts-check
/** One question at a time, in words, with named answers. */
import { part } from "./dom.js";

/**
 * @param {string} title
 * @param {string[]} words paragraphs under it
 * @param {{ value: string, label: string, kind?: "primary" | "quiet" }[]} choices
 * @returns {Promise<string>} the chosen value; "" when the judge went back
 */
export function ask(title, words, choices) {
  const dialog = part("ask", HTMLDialogElement);
  if (dialog.open) dialog.close("");
  part("ask-title").textContent = title;
  part("ask-words").replaceChildren(
    ...words.map((sentence) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = sentence;
      return paragraph;
    }),
  );
  part("ask-choices").replaceChildren(
    ...choices.map(({ value, label, kind }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = `btn btn--large${kind ? ` btn--${kind}` : ""}`;
      button.textContent = label;
      button.addEventListener("click", () => dialog.close(value));
      return button;
    }),
  );
  dialog.returnValue = "";
  dialog.showModal();
  part("ask-title").focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
}
