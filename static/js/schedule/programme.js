// @ts-check
import { keepFresh } from "../shared/refresh.js";
import { showClock } from "./clock-face.js";

keepFresh("[data-programme]", "scoreboard");
showClock();
