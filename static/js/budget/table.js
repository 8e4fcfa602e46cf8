// @ts-check
/** A table of money: amounts, sums and differences as they are typed, in whole đồng. */

const QUANTITY = /^\d{1,6}([.,]\d{1,2})?$/;
const MONEY = /^(\d{1,12}|\d{1,3}([. ]\d{3}){1,3})$/;

/** @param {string} text @returns {bigint | null} hundredths */
function quantity(text) {
  if (!QUANTITY.test(text)) return null;
  const [whole, fraction = ""] = text.replace(",", ".").split(".");
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, "0"));
}

/** @param {string} text @returns {bigint | null} đồng */
const money = (text) => (MONEY.test(text) ? BigInt(text.replace(/[. ]/g, "")) : null);

/** @param {bigint} dong */
const shown = (dong) => String(dong).replace(/\B(?=(\d{3})+$)/g, ".");

/** @param {bigint} more */
const signed = (more) => (more > 0n ? "+" : more < 0n ? "−" : "") + shown(more < 0n ? -more : more);

/** @param {HTMLElement} row @returns {bigint | null} */
function amount(row) {
  const boxes = ["quantity", "price"].map((name) => /** @type {HTMLInputElement | null} */ (row.querySelector(`[data-${name}]`)));
  const [many, price] = [quantity(boxes[0]?.value.trim() ?? ""), money(boxes[1]?.value.trim() ?? "")];
  if (many === null || price === null || (many * price) % 100n !== 0n) return null;
  return (many * price) / 100n;
}

/** @param {ParentNode} within @param {string} name @param {string} text */
function put(within, name, text) {
  const output = within.querySelector(`[data-${name}]`);
  if (output) output.textContent = text;
}

/** @param {HTMLFormElement} form */
function addUp(form) {
  let [total, planned] = [0n, 0n];
  for (const section of form.querySelectorAll("[data-section]")) {
    let sum = 0n;
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-line]"))) {
      const comes = amount(row);
      const was = BigInt(row.dataset.planned ?? "0");
      put(row, "amount", comes === null ? "–" : shown(comes));
      put(row, "difference", comes === null ? "–" : signed(comes - was));
      sum += comes ?? 0n;
      planned += was;
    }
    put(section, "sum", shown(sum));
    total += sum;
  }
  put(form, "total", shown(total));
  put(form, "total-difference", signed(total - planned));
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-budget]"))) {
  form.addEventListener("input", () => addUp(form));
  addUp(form);
}
