// @ts-check
/** One switch under the last password field shows what is typed: slips are long, phones are small. */

const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-password]"));
const last = fields[fields.length - 1];

if (last) {
  const label = document.createElement("label");
  label.className = "choice choice--bare";
  const box = document.createElement("input");
  box.type = "checkbox";
  const words = document.createElement("span");
  words.className = "choice__text";
  words.textContent = "Hiện mật khẩu đang gõ";
  label.append(box, words);
  last.closest(".field")?.append(label);
  box.addEventListener("change", () => {
    for (const field of fields) field.type = box.checked ? "text" : "password";
  });
}
