// @ts-check
/**
 * The tablet's service worker: the page opens again without the network. It keeps one version of
 * the shell, whole, and touches nothing else: no other page, no call to the server.
 * The server puts `SHELL` (version, page, files) in front of these lines.
 */

/** @type {{ version: string, page: string, files: string[] }} */
// @ts-expect-error declared by the server
const shell = SHELL;
/** @type {any} */
const worker = self;

const PREFIX = "hoithi-giam-khao-";
const NAME = PREFIX + shell.version;
const HEADER = "X-Hoi-Thi-Shell";
const PATIENCE_MS = 4000;

worker.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil(fill().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(forgetOlder().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && pathname === shell.page) event.respondWith(page(request));
  else if (shell.files.includes(pathname)) event.respondWith(file(request));
});

/** Whole or not at all: a page of a newer version than these files is not kept. */
async function fill() {
  const answer = await ask(shell.page);
  if (answer.headers.get(HEADER) !== shell.version) throw new Error("the server was upgraded meanwhile");
  const cache = await caches.open(NAME);
  await cache.addAll(shell.files.map((url) => new Request(url, { cache: "reload", credentials: "omit" })));
  await cache.put(shell.page, answer);
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
}

/** @param {string} url */
function ask(url) {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return fetch(url, { cache: "no-store", credentials: "omit", redirect: "error", signal });
}

/** The newest page there is; the kept one where the server is not reached in time. @param {Request} request */
async function page(request) {
  try {
    const answer = await ask(shell.page);
    if (answer.ok && answer.headers.has(HEADER)) return answer;
  } catch {
    // not reached: what was kept is for this
  }
  return (await caches.match(shell.page, { cacheName: NAME })) ?? fetch(request);
}

/** @param {Request} request */
async function file(request) {
  return (await caches.match(request.url, { cacheName: NAME })) ?? fetch(request);
}
