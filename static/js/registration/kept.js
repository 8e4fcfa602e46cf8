// @ts-check
/**
 * What was typed stays on this device until the server has it. The key holds the person and the
 * delegation: nobody else who signs in here is offered it.
 *
 * What is on screen and not saved yet stands under the key itself. Copies that an earlier visit
 * left stand apart (`:truoc`), so that neither taking nor dropping one touches what is on screen.
 */

/** @typedef {{version: string, at: number, fields: [string, string][]}} Kept */

const NOT_KEPT = new Set(["csrf_token", "version", "do", "row"]);
const COPIES = 3;
const VIETNAM_MS = 7 * 3600 * 1000;
const TOLD = ["name", "born", "gender", "ethnicity", "group", "eligible_by", "job", "village"];

/** @param {HTMLFormElement} form @returns {[string, string][]} */
function fieldsOf(form) {
  return [...new FormData(form).entries()].flatMap(([name, value]) =>
    typeof value === "string" && !NOT_KEPT.has(name) ? [[name, value]] : [],
  );
}

/** A text as the server reads it: single spaces, nothing hidden, dates in one form. @param {string} typed */
function read(typed) {
  const text = typed.normalize("NFC").replace(/[\p{Cc}\p{Cf}\ufe00-\ufe0f]/gu, (c) => (/\s/.test(c) ? " " : ""));
  const line = text.replace(/\s+/g, " ").trim();
  const close = line.replace(/ /g, "");
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(close);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(close);
  if (day) return `${day[1].padStart(2, "0")}/${day[2].padStart(2, "0")}/${day[3]}`;
  return iso ? `${iso[3]}/${iso[2]}/${iso[1]}` : line;
}

/** Fields as the server reads them: the rows of the database do not count, nor do empty rows.
 * @param {[string, string][]} fields */
function said(fields) {
  /** @type {Map<number, [string, string][]>} */
  const people = new Map();
  /** @type {[string, string][]} */
  const others = [];
  for (const [name, value] of fields) {
    const found = /^members-(\d+)-(\w+)$/.exec(name);
    if (name.endsWith("-ref")) continue;
    if (!found) others.push([name, read(value)]);
    else people.set(Number(found[1]), [...(people.get(Number(found[1])) ?? []), [found[2], read(value)]]);
  }
  const rows = [...people].sort(([a], [b]) => a - b).map(([, row]) => row.sort());
  return JSON.stringify([others.sort(), rows.filter((row) => row.some(([name, value]) => value && TOLD.includes(name)))]);
}

/** Whether two versions say the same once they are read.
 * @param {[string, string][]} one @param {[string, string][]} other */
export function alike(one, other) {
  return said(one) === said(other);
}

/** `07:30 ngày 5/11` in Vietnam, whatever the clock of the device shows. @param {number} at */
export function momentThere(at) {
  const there = new Date(at + VIETNAM_MS);
  const [hour, minute] = [there.getUTCHours(), there.getUTCMinutes()].map((n) => String(n).padStart(2, "0"));
  return `${hour}:${minute} ngày ${there.getUTCDate()}/${there.getUTCMonth() + 1}`;
}

/** @param {string} key @returns {any} what this device holds there; `null` for nothing that can be read */
function held(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** @param {any} kept @returns {kept is Kept} */
const isKept = (kept) => Boolean(kept) && Array.isArray(kept.fields);

/** @param {string} key @returns {Kept[]} what earlier visits left, the newest first */
function earlierAt(key) {
  const copies = held(`${key}:truoc`);
  return Array.isArray(copies) ? copies.filter(isKept) : [];
}

/** @param {string} key @param {Kept[]} copies */
function putEarlier(key, copies) {
  if (copies.length) localStorage.setItem(`${key}:truoc`, JSON.stringify(copies.slice(0, COPIES)));
  else localStorage.removeItem(`${key}:truoc`);
}

/** Every copy under a key, the newest first. @param {string} key @returns {Kept[]} */
export function copiesAt(key) {
  return [held(key), ...earlierAt(key)].filter(isKept);
}

/** @param {string} key */
export function forgetAll(key) {
  try {
    localStorage.removeItem(key);
    localStorage.removeItem(`${key}:truoc`);
  } catch {
    // A device that keeps nothing has nothing to forget.
  }
}

export class Keeper {
  /** @param {string} key @param {HTMLFormElement} form
   * @param {(form: HTMLFormElement) => [string, string][]} taken what of the form is kept */
  constructor(key, form, taken = fieldsOf) {
    this.key = key;
    this.form = form;
    this.taken = taken;
  }

  get version() {
    const field = this.form.elements.namedItem("version");
    return field instanceof HTMLInputElement ? field.value : "";
  }

  /** @returns {boolean} false when this device keeps nothing (private window, full storage) */
  keep() {
    try {
      /** @type {Kept} */
      const kept = { version: this.version, at: Date.now(), fields: this.taken(this.form) };
      localStorage.setItem(this.key, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }

  /** The copies that say something else than the page; what is typed from now on stands beside
   * them. @returns {Kept[]} the newest first */
  setAside() {
    const screen = this.taken(this.form);
    const copies = copiesAt(this.key).filter((kept) => !alike(kept.fields, screen));
    const told = copies.filter((kept, i) => !copies.slice(0, i).some((newer) => alike(newer.fields, kept.fields)));
    try {
      putEarlier(this.key, told);
      localStorage.removeItem(this.key);
    } catch {
      // Then the copies stay where they are.
    }
    return told;
  }

  /** One of the copies that stand apart goes; what is on screen stays. @param {Kept} kept */
  drop(kept) {
    this.replace(kept, []);
  }

  /** One of the copies that stand apart comes on screen; what was there unsaved takes its place.
   * @param {Kept} kept */
  swap(kept) {
    const unsaved = held(this.key);
    this.replace(kept, isKept(unsaved) && !alike(unsaved.fields, kept.fields) ? [unsaved] : []);
  }

  /** @param {Kept} kept @param {Kept[]} by */
  replace(kept, by) {
    try {
      putEarlier(this.key, [...by, ...earlierAt(this.key).filter((one) => one.at !== kept.at)]);
    } catch {
      // It is offered once more.
    }
  }

  /** The form leaves as a whole; forget.js on the page that follows knows by this that it went. */
  send() {
    try {
      sessionStorage.setItem(`${this.key}:sent`, this.version);
    } catch {
      // Then the copy stays until the list is opened again.
    }
  }

  /** @returns {boolean} whether the page before this one sent the form */
  wasSent() {
    try {
      return sessionStorage.getItem(`${this.key}:sent`) !== null;
    } catch {
      return false;
    }
  }

  /** The form came back: it did not go. */
  notSent() {
    try {
      sessionStorage.removeItem(`${this.key}:sent`);
    } catch {
      // Nothing was noted.
    }
  }

  /** The server has what is on screen. */
  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // A device that keeps nothing has nothing to forget.
    }
  }
}
