// @ts-check
/** The turn on stage on a whole wall. */
import { followPage } from "./follow.js";

followPage({ spreadMs: 0 });
