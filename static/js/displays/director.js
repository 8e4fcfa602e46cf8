// @ts-check
/**
 * The director's page: which screens there are and what each button is on keep themselves up to date, for there may be
 * two directors. A press is sent without leaving the page, so that place, focus and what was typed stay. What a message
 * has left to say is counted, and the address of the overlay follows what is chosen for it.
 */
import { keepFresh, replaceParts } from "../shared/refresh.js";
import { toast } from "../shared/toast.js";

const PARTS = "[data-fresh]";
const said = /** @type {HTMLElement} */ (document.querySelector("[data-said]"));
let presses = 0;

keepFresh(PARTS, "display");

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-act]"))) {
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    if (button.getAttribute("aria-busy") !== "true") void press(form, button);
  });
}

/** One press; another button may be pressed meanwhile. @param {HTMLFormElement} form @param {HTMLButtonElement} button */
async function press(form, button) {
  const mine = (presses += 1);
  const asked = new FormData(form);
  asked.append(button.name, button.value);
  const what = button.querySelector("span")?.textContent ?? button.textContent?.trim() ?? "";
  button.setAttribute("aria-busy", "true");
  said.textContent = "";
  // What stood against the press before is over.
  for (const problem of document.querySelectorAll(".toast--problem")) problem.remove();
  try {
    const answer = await fetch(form.action, { method: "POST", body: asked, headers: { Accept: "text/html" } });
    const html = await answer.text();
    const page = new DOMParser().parseFromString(html, "text/html");
    // Signed out, or a fault: the page itself says why.
    if (!page.querySelector(PARTS)) return location.reload();
    tell(page, what);
    if (mine !== presses) return;
    if (answer.redirected) history.replaceState(null, "", answer.url);
    replaceParts(PARTS, html);
    // “Mở lại như trước” is gone once it was pressed; its neighbours must not be pressed in its stead.
    if (button.isConnected && button.offsetParent === null) form.focus();
  } catch {
    toast(said.dataset.lost ?? "", "problem");
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** @param {Document} page the answer @param {string} what was pressed */
function tell(page, what) {
  const problems = page.querySelector("[data-problems]");
  const flash = page.querySelector("main .notice--done");
  if (problems) toast([...problems.querySelectorAll("li")].map((one) => one.textContent).join(" "), "problem");
  else if (flash) toast(flash.textContent?.trim() ?? "");
  else said.textContent = (said.dataset.said ?? "").replace("{what}", what);
}

const left = document.querySelector("[data-left]");
const message = /** @type {HTMLTextAreaElement | null} */ (document.getElementById("loi-nhan"));
if (left instanceof HTMLElement && message) {
  const tell = () => {
    left.hidden = false;
    /** @type {HTMLElement} */ (left.querySelector(".num")).textContent = String(message.maxLength - message.value.length);
  };
  message.addEventListener("input", tell);
  tell();
}

const choices = document.querySelector("[data-overlay-choices]");
const address = document.querySelector("[data-overlay-address]");
if (choices instanceof HTMLFormElement && address instanceof HTMLTextAreaElement) {
  choices.addEventListener("change", () => {
    const asked = new FormData(choices);
    const parts = asked.getAll("phan").join(",");
    const chosen = new URLSearchParams({ phan: parts, cho: String(asked.get("cho")), co: String(asked.get("co")) });
    if (asked.get("nen")) chosen.set("nen", String(asked.get("nen")));
    address.value = `${choices.action}?${chosen.toString().replaceAll("%2C", ",")}`;
  });
}
