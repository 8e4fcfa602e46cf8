// @ts-check
// The state of the standby copy moves by itself: whoever pulls the stick sees what happens.
import { lookAgain } from "../shared/refresh.js";

const part = /** @type {HTMLElement | null} */ (document.querySelector("[data-standby]"));
if (part) lookAgain("[data-standby]", 2000, part.dataset.address);
