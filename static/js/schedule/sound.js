// @ts-check
// The sound of the warnings, from the one screen that was chosen. The tones are made here: no file,
// no library. A browser may want one touch before it lets a page be heard.

const KEY = "hoithi:man-hinh";
const TONES = { before: [660], limit: [880, 880], over: [880, 660, 880] };

/** @type {AudioContext | null} */
let audio = null;

/** @returns {string} a name that this browser keeps for itself */
export function screenName() {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept) return kept;
    const made = Array.from(crypto.getRandomValues(new Uint8Array(12)), (one) => one.toString(16).padStart(2, "0")).join("");
    localStorage.setItem(KEY, made);
    return made;
  } catch {
    return "";
  }
}

/** Be ready to sound; the answer is whether the browser lets us. @returns {boolean} */
export function wake() {
  audio ??= new AudioContext();
  if (audio.state === "suspended") audio.resume();
  return audio.state === "running";
}

/** @param {"before" | "limit" | "over"} kind */
export function sound(kind) {
  if (!audio) return;
  const context = audio;
  TONES[kind].forEach((pitch, place) => {
    const start = context.currentTime + place * 0.45;
    const tone = new OscillatorNode(context, { frequency: pitch });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.8, start + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.4);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.42);
  });
}
