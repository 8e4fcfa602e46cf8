// @ts-check
/**
 * What this device keeps: small values by name, and the operations, waiting or answered.
 * IndexedDB first; where it is missing or fails, localStorage; where even that fails, memory, and
 * `durable` says so, so that the judge can be told. All of it works on plain-http pages.
 */

const DATABASE = "hoithi-giam-khao";
const OPEN_MS = 3000;
const PREFIX = "hoithi:";

/** @typedef {{ seq: number, value: any }} Kept */

export class Store {
  /** @type {IDBDatabase | null} */
  #db = null;
  #seq = 0;
  /** Whether what is kept survives closing the page. */
  durable = true;

  /** @returns {Promise<Store>} a store that is ready; it never fails to open */
  static async open() {
    const store = new Store();
    try {
      store.#db = await openDatabase();
    } catch {
      store.durable = Boolean(shelf());
    }
    return store;
  }

  /** @param {string} name @returns {Promise<any>} undefined when there is nothing */
  async get(name) {
    const put = shelf()?.getItem(PREFIX + name);
    const found = await this.#run("values", "readonly", (values) => values.get(name)).catch(() => undefined);
    // What lies on the shelf is there because the database failed: it is the newer one.
    return put ? JSON.parse(put) : found;
  }

  /** @param {string} name @param {any} value plain JSON; undefined forgets it */
  async set(name, value) {
    try {
      await this.#run("values", "readwrite", (values) =>
        value === undefined ? values.delete(name) : values.put(value, name),
      );
      shelf()?.removeItem(PREFIX + name);
    } catch {
      this.#shelve(PREFIX + name, value);
    }
  }

  /**
   * Adds an operation at the end of the queue; it is on the device when the promise resolves.
   * @param {any} value
   * @returns {Promise<number>} its place, for `remove`
   */
  async append(value) {
    try {
      return /** @type {number} */ (await this.#run("queue", "readwrite", (queue) => queue.add(value)));
    } catch {
      // Negative places live in localStorage: they never meet IndexedDB's own.
      this.#seq -= 1;
      this.#shelve(`${PREFIX}queue:${this.#seq}`, value);
      return this.#seq;
    }
  }

  /** @param {number[]} places */
  async remove(places) {
    for (const seq of places.filter((one) => one < 0)) shelf()?.removeItem(`${PREFIX}queue:${seq}`);
    const inside = places.filter((one) => one > 0);
    if (inside.length === 0) return;
    await this.#run("queue", "readwrite", (queue) => {
      for (const seq of inside) queue.delete(seq);
    }).catch(() => undefined); // sent once more after a reload, it would change nothing
  }

  /** @param {number} seq @param {any} value takes the place of what is there */
  async replace(seq, value) {
    if (seq < 0) this.#shelve(`${PREFIX}queue:${seq}`, value);
    else await this.#run("queue", "readwrite", (queue) => queue.put(value, seq)).catch(() => undefined);
  }

  /** @returns {Promise<Kept[]>} what waits, oldest first */
  async queue() {
    return (await this.#operations()).filter((one) => !one.value.answered);
  }

  /** @returns {Promise<Kept[]>} what the server has accepted, oldest first */
  async answered() {
    return (await this.#operations()).filter((one) => one.value.answered);
  }

  /** @returns {Promise<Kept[]>} */
  async #operations() {
    /** @type {Kept[]} */
    const kept = [];
    await this.#run("queue", "readonly", (queue) => {
      const walk = queue.openCursor();
      walk.onsuccess = () => {
        const cursor = walk.result;
        if (!cursor) return;
        kept.push({ seq: Number(cursor.key), value: cursor.value });
        cursor.continue();
      };
    }).catch(() => undefined);
    return [...kept, ...this.#shelved()];
  }

  /** @returns {Kept[]} */
  #shelved() {
    const local = shelf();
    const start = `${PREFIX}queue:`;
    const kept = Object.keys(local ?? {})
      .filter((key) => key.startsWith(start))
      .map((key) => ({ seq: Number(key.slice(start.length)), value: JSON.parse(local?.getItem(key) ?? "null") }))
      .sort((a, b) => b.seq - a.seq);
    this.#seq = Math.min(this.#seq, ...kept.map((one) => one.seq));
    return kept;
  }

  /** @param {string} key @param {any} value */
  #shelve(key, value) {
    try {
      const local = shelf();
      if (!local) throw new Error("no shelf");
      if (value === undefined) local.removeItem(key);
      else local.setItem(key, JSON.stringify(value));
    } catch {
      this.durable = false;
    }
  }

  /**
   * @param {"values" | "queue"} name
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest | void} work
   * @returns {Promise<any>} the result, once the transaction is on the disk
   */
  #run(name, mode, work) {
    return new Promise((resolve, reject) => {
      if (!this.#db) throw new Error("no database");
      const transaction = this.#db.transaction(name, mode, { durability: "strict" });
      const request = work(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  }
}

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  return new Promise((resolve, reject) => {
    // Some private modes never answer at all.
    window.setTimeout(() => reject(new Error("slow")), OPEN_MS);
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("values");
      request.result.createObjectStore("queue", { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @returns {Storage | null} localStorage, where the browser lets us */
function shelf() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
