// @ts-check
/** Ids made on this device. `crypto.randomUUID` is missing on plain-http pages; this is not. */

/** @returns {string} 128 random bits, hexadecimal */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The id of this device: made once, then kept.
 * @param {import("./store.js").Store} store
 * @returns {Promise<string>}
 */
export async function deviceId(store) {
  const known = await store.get("device");
  if (typeof known === "string") return known;
  const made = newId();
  await store.set("device", made);
  return made;
}
