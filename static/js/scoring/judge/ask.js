// @ts-check
/** One question at a time, in words, with named answers. */
import { part } from "./dom.js";

/**
 * @param {string} title
 * @param {string[]} words paragraphs under it
 * @param {{ value: string, label: string, kind?: "primary" | "quiet" }[]} choices
 * @param {{ name: string, value: string }[]} [facts] what the question is about, a line each
 * @returns {Promise<string>} the chosen value; "" when the judge went back
 */
export function ask(title, words, choices, facts = []) {
  const dialog = part("ask", HTMLDialogElement);
  if (dialog.open) dialog.close("");
  part("ask-title").textContent = title;
  part("ask-facts").hidden = facts.length === 0;
  part("ask-facts").replaceChildren(
    ...facts.map(({ name, value }) => {
      const fact = document.createElement("div");
      fact.append(made("dt", name), made("dd", value));
      return fact;
    }),
  );
  part("ask-words").replaceChildren(...words.map((sentence) => made("p", sentence)));
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

/** @param {string} kind of element @param {string} words */
function made(kind, words) {
  const element = document.createElement(kind);
  element.textContent = words;
  return element;
}
