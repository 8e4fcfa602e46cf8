// @ts-check
import { keepFresh } from "../shared/refresh.js";

keepFresh("[data-desk]", "desk", "devices");
