// @ts-check
/** The director's list of screens keeps itself up to date; the buttons beside it stand still. */
import { keepFresh } from "../shared/refresh.js";

keepFresh("[data-director]", "display");
