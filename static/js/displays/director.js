// @ts-check
/**
 * The director's list of screens keeps itself up to date; the buttons beside it stand still. What a message has left to
 * say is counted, and the address of the overlay follows what is chosen for it.
 */
import { keepFresh } from "../shared/refresh.js";

keepFresh("[data-director]", "display");

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
