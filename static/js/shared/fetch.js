// @ts-check
/**
 * JSON over HTTP with the CSRF token of the page.
 * A refusal (4xx, 5xx) throws a `Refused` whose message can be shown to a person as it stands.
 */

export class Refused extends Error {
  /** @param {number} status 0 when the server was not reached @param {string} message Vietnamese, for people */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {string} url same origin
 * @param {unknown} body sent as JSON
 * @returns {Promise<any>} the JSON answer, or null when there is none
 */
export async function postJson(url, body) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, {
      method: "POST",
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json",
        "X-CSRFToken": document.querySelector('meta[name="csrf-token"]')?.getAttribute("content") ?? "",
      },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Refused(0, "Máy đang mất kết nối. Xin kiểm tra mạng rồi thử lại.");
  }
  const answer = await response.json().catch(() => null);
  if (response.ok) return answer;
  const message = answer?.error?.message ?? "Chưa thực hiện được. Xin tải lại trang rồi thử lại.";
  throw new Refused(response.status, message);
}
