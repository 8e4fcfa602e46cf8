// @ts-check
/** Points and their scale, exactly: whole millionths, never binary fractions. */

const UNIT = 1_000_000n;
const MOST_VALUES = 5000n;

/** @param {string} text "7.25" or "7,25" @returns {bigint} millionths */
export function micros(text) {
  const [whole, fraction = ""] = text.replace(",", ".").split(".");
  return BigInt(whole) * UNIT + BigInt(fraction.padEnd(6, "0"));
}

/** @param {bigint} value millionths @returns {string} "7.25", as it is sent */
export function plain(value) {
  const fraction = String(value % UNIT).padStart(6, "0").replace(/0+$/, "");
  return `${value / UNIT}${fraction ? `.${fraction}` : ""}`;
}

/** @param {string | bigint} value @returns {string} "7,25", as it is read */
export const shown = (value) => (typeof value === "bigint" ? plain(value) : value).replace(".", ",");

/** @param {string[]} points @returns {bigint} */
export const sum = (points) => points.reduce((total, one) => total + micros(one), 0n);

/** The points that a judge may give for one criterion: min + k·step, at most max. */
export class Scale {
  /** @param {{ min: string, step: string }} marking @param {string} max */
  constructor(marking, max) {
    this.min = micros(marking.min);
    this.step = micros(marking.step);
    this.max = this.min + ((micros(max) - this.min) / this.step) * this.step;
    /** @type {string[] | null} */
    this.values = null;
    if ((this.max - this.min) / this.step <= MOST_VALUES) {
      this.values = [];
      for (let value = this.min; value <= this.max; value += this.step) this.values.push(shown(value));
    }
  }

  /** @param {string} points @param {1 | -1} way @returns {string | null} the next mark, or null at the end */
  next(points, way) {
    const value = micros(points) + BigInt(way) * this.step;
    return value < this.min || value > this.max ? null : plain(value);
  }

  /** @param {string} typed what stands on the pad, "16,2" @returns {boolean} whether a mark begins like that */
  begins(typed) {
    if (this.values) return this.values.some((value) => value.startsWith(typed));
    return /^(0|[1-9]\d{0,8})(,\d{0,6})?$/.test(typed);
  }

  /**
   * The mark that is meant: what is typed, or the only mark that begins like it ("16,2" → 16,25).
   * @param {string} typed
   * @returns {string | null} as it is sent, "16.25"
   */
  meant(typed) {
    const text = typed.replace(/,$/, "");
    if (text === "") return null;
    if (this.values) {
      if (this.values.includes(text)) return text.replace(",", ".");
      const starting = this.values.filter((value) => value.startsWith(typed));
      return starting.length === 1 ? starting[0].replace(",", ".") : null;
    }
    const value = micros(text);
    const held = value >= this.min && value <= this.max && (value - this.min) % this.step === 0n;
    return held ? plain(value) : null;
  }
}
