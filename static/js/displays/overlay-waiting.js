// @ts-check
/** Nothing was published yet: the page asks again until there is something to follow. */
const AGAIN_MS = 15_000;

setInterval(() => location.reload(), AGAIN_MS);
