// @ts-check
/** One page of the tablet at a time on a device: the newest speaks, an older one stands aside. */

/** @param {() => void} aside called when another page was opened @returns {() => void} speak again */
export function onlyOnePage(aside) {
  if (!("BroadcastChannel" in window)) return () => undefined;
  const channel = new BroadcastChannel("hoithi-giam-khao");
  channel.addEventListener("message", aside);
  const speak = () => channel.postMessage("here");
  speak();
  return speak;
}
