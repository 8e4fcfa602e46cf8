// @ts-check
/**
 * What lies on the screen. The next page is loaded out of sight, and fades in over the one before
 * only when it is painted whole, its fonts and pictures there; one that does not come leaves the
 * wall as it is. Who wants no motion gets a plain cut (the token --calm).
 * @typedef {import("./screen.js").Scene} Scene
 */

const LOAD_MS = 12_000;
const FONTS_MS = 3000;
const RETRY_MS = 3000;
/** Longer than the fade of displays-screen.css. */
const FADED_MS = 600;

/**
 * @param {HTMLElement} root
 * @param {() => void} onShown called whenever something else has come on the wall
 */
export function changeLayers(root, onShown) {
  const code = /** @type {HTMLElement} */ (root.querySelector("[data-code-panel]"));
  let shown = "code";
  let wanted = "code ";
  let top = 0;

  /** @param {Scene} scene */
  async function show(scene) {
    tellCode(code, scene);
    const key = `${scene.mode} ${scene.page ?? ""}`;
    if (key === wanted) return;
    wanted = key;
    // What is to be hidden is hidden now; what replaces it may take its time.
    if (scene.covered && scene.page) put(black(), true);
    const layer = scene.page ? await painted(scene.page, () => wanted === key) : plain(scene.mode);
    if (!layer) return;
    put(layer, scene.covered && !scene.page);
    shown = scene.mode;
    onShown();
  }

  /** @param {string} mode @returns {HTMLElement} */
  function plain(mode) {
    if (mode !== "code") return black();
    code.classList.remove("is-on");
    root.append(code);
    return code;
  }

  function black() {
    const layer = document.createElement("div");
    layer.className = "screen__layer screen__black";
    root.append(layer);
    return layer;
  }

  /**
   * Layers are stacked by number: a frame that is moved in the page would load itself anew.
   * @param {HTMLElement} layer @param {boolean} atOnce without a fade
   */
  function put(layer, atOnce) {
    top += 1;
    layer.style.zIndex = String(top);
    layer.classList.toggle("is-at-once", atOnce);
    void layer.offsetWidth; // so that the fade begins from nothing
    layer.classList.add("is-on");
    setTimeout(() => clearUnder(layer), FADED_MS);
  }

  /** @param {HTMLElement} layer hides by now whatever lies under it */
  function clearUnder(layer) {
    for (const other of [...root.children]) {
      if (!(other instanceof HTMLElement) || !other.classList.contains("is-on")) continue;
      if (Number(other.style.zIndex) >= Number(layer.style.zIndex)) continue;
      other.classList.remove("is-on");
      other.remove();
    }
  }

  /**
   * @param {string} page @param {() => boolean} isWanted
   * @returns {Promise<HTMLElement | null>} the frame, painted; null when something else is wanted by now
   */
  async function painted(page, isWanted) {
    while (isWanted()) {
      const frame = document.createElement("iframe");
      frame.className = "screen__layer";
      frame.title = "Nội dung trên màn hình";
      frame.tabIndex = -1;
      frame.src = page;
      root.append(frame);
      const whole = await isWhole(frame);
      if (whole && isWanted()) return frame;
      frame.remove();
      if (!whole) await wait(RETRY_MS);
    }
    return null;
  }

  /** @param {boolean} lost said on the code alone: a wall in use keeps still */
  function tellLost(lost) {
    part(code, "[data-lost]").hidden = !lost || shown !== "code";
  }

  return { show, shown: () => shown, tellLost };
}

/** @param {HTMLElement} code @param {Scene} scene */
function tellCode(code, scene) {
  part(code, "[data-code]").textContent = scene.code;
  part(code, "[data-name]").textContent = scene.name ?? "";
  part(code, "[data-name]").hidden = !scene.name;
  part(code, "[data-lead]").hidden = !!scene.name;
  part(code, "[data-help]").hidden = !!scene.name;
}

/**
 * @param {HTMLIFrameElement} frame
 * @returns {Promise<boolean>} whether it holds a page of the wall, with its fonts and pictures, painted
 */
async function isWhole(frame) {
  const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
  await Promise.race([loaded, wait(LOAD_MS)]);
  const page = frame.contentDocument; // null for the browser's own page of a lost connection
  if (!page || page.readyState !== "complete" || !page.querySelector(".stage")) return false;
  const pictures = [...page.images].map((image) => image.decode().catch(() => {}));
  await Promise.race([Promise.all([page.fonts.ready, ...pictures]), wait(FONTS_MS)]);
  await twoFrames();
  return true;
}

/** @param {number} ms */
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** The second frame begins when the first is painted; a hidden tab paints none and does not wait. */
const twoFrames = () =>
  Promise.race([
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    wait(500),
  ]);

/** @param {HTMLElement} root @param {string} selector */
const part = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
