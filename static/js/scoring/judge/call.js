// @ts-check
/**
 * Calls to the server. `navigator.onLine` is not believed, and neither is an answer that is not
 * ours (a hall's Wi-Fi portal says 200 to everything): either our JSON came in time, or the server
 * was not reached.
 */

const TIMEOUT_MS = 7000;

/** The server was not reached, or could not answer now: keep everything and try again. */
export class Unreachable extends Error {}

/** The server was reached and failed at what it was asked (our own JSON, 5xx). */
export class Failed extends Unreachable {}

/** The server said no. */
export class Refused extends Error {
  /** @param {number} status @param {any} error the `error` of the contract */
  constructor(status, error) {
    super(error.reasons?.[0]?.message ?? error.message);
    this.status = status;
    /** @type {string} */
    this.code = error.code;
  }
}

/**
 * @param {"GET" | "POST"} method
 * @param {string} path
 * @param {{ session?: string, body?: unknown, etag?: string | null }} [options]
 * @returns {Promise<{ status: number, body: any, etag: string | null }>} status 200 or 304
 * @throws {Unreachable | Refused}
 */
export async function call(method, path, { session, body, etag } = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json" };
  if (session) headers.Authorization = `Bearer ${session}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (etag) headers["If-None-Match"] = etag;
  const stop = new AbortController();
  const timer = window.setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      signal: stop.signal,
    });
    if (response.status === 304) return { status: 304, body: null, etag: etag ?? null };
    const answer = await response.json();
    if (response.ok) return { status: 200, body: answer, etag: response.headers.get("ETag") };
    if (response.status < 500 && answer?.error?.code) throw new Refused(response.status, answer.error);
    throw answer?.error?.code ? new Failed(answer.error.code) : new Unreachable(String(response.status));
  } catch (error) {
    if (error instanceof Refused || error instanceof Unreachable) throw error;
    throw new Unreachable(String(error));
  } finally {
    window.clearTimeout(timer);
  }
}
