// @ts-check
/**
 * What was typed stays on this device until the server has it. The key holds the person and the
 * delegation: nobody else who signs in here is offered it.
 */

/** @typedef {{version: string, at: number, fields: [string, string][]}} Kept */

const NOT_KEPT = new Set(["csrf_token", "version", "do", "row"]);

/** @param {HTMLFormElement} form @returns {[string, string][]} */
export function fieldsOf(form) {
  return [...new FormData(form).entries()].flatMap(([name, value]) =>
    typeof value === "string" && !NOT_KEPT.has(name) ? [[name, value]] : [],
  );
}

/** Whether two versions say the same; the numbers of rows in the database do not count.
 * @param {[string, string][]} one @param {[string, string][]} other */
export function alike(one, other) {
  const told = (/** @type {[string, string][]} */ fields) =>
    JSON.stringify(fields.filter(([name]) => !name.endsWith("-ref")).sort());
  return told(one) === told(other);
}

export class Keeper {
  /** @param {string} key @param {HTMLFormElement} form */
  constructor(key, form) {
    this.key = key;
    this.form = form;
  }

  /** @returns {boolean} false when this device keeps nothing (private window, full storage) */
  keep() {
    try {
      const version = /** @type {HTMLInputElement} */ (this.form.elements.namedItem("version")).value;
      /** @type {Kept} */
      const kept = { version, at: Date.now(), fields: fieldsOf(this.form) };
      localStorage.setItem(this.key, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }

  /** @returns {Kept | null} */
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
      return kept && Array.isArray(kept.fields) ? kept : null;
    } catch {
      return null;
    }
  }

  /** The form leaves as a whole; forget.js on the page that follows knows by this that it went. */
  send() {
    try {
      const version = /** @type {HTMLInputElement} */ (this.form.elements.namedItem("version")).value;
      sessionStorage.setItem(`${this.key}:sent`, version);
    } catch {
      // Then the copy stays until the list is opened again.
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // A device that keeps nothing has nothing to forget.
    }
  }
}
