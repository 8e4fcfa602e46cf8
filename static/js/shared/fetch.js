// @ts-check
/**
 * JSON over HTTP with the CSRF token of the page.
 * A refusal (4xx, 5xx) throws a `Refused` whose message can be shown to a person as it stands.
 */

export class Refused extends Error {
  /**
   * @param {number} status 0 when the server was not reached
   * @param {string} code
   * @param {string} message Vietnamese, for people
   * @param {unknown[]} reasons
   */
  constructor(status, code, message, reasons = []) {
    super(message);
    this.name = "Refused";
    this.status = status;
    this.code = code;
    this.reasons = reasons;
  }
}

/** @returns {string} */
export function csrfToken() {
  return document.querySelector('meta[name="csrf-token"]')?.getAttribute("content") ?? "";
}

/**
 * @param {string} method
 * @param {string} url same origin
 * @param {unknown} [body] sent as JSON
 * @param {Record<string, string>} [headers]
 * @returns {Promise<any>} the JSON answer, or null when there is none
 */
export async function send(method, url, body, headers = {}) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        "X-CSRFToken": csrfToken(),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refused(0, "offline", "Máy đang mất kết nối. Xin kiểm tra mạng rồi thử lại.");
  }
  const answer = response.status === 204 ? null : await response.json().catch(() => null);
  if (response.ok) return answer;
  const error = answer?.error ?? {};
  const message = error.message ?? "Chưa thực hiện được. Xin tải lại trang rồi thử lại.";
  throw new Refused(response.status, error.code ?? "failed", message, error.reasons ?? []);
}

/** @param {string} url @returns {Promise<any>} */
export const getJson = (url) => send("GET", url);

/** @param {string} url @param {unknown} [body] @returns {Promise<any>} */
export const postJson = (url, body = {}) => send("POST", url, body);
