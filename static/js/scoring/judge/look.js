// @ts-check
/** Looking at what the server could not take: both values are shown, the judge decides. */
import { ask } from "./ask.js";
import { placeOf, turnKey } from "./outbox.js";
import { shown } from "./points.js";

/** @typedef {import("./refusals.js").Refusal} Refusal @typedef {import("./tablet.js").Tablet} Tablet */

/** @param {Tablet} tablet @param {Refusal} refusal */
export async function lookAt(tablet, refusal) {
  const { op, reasons } = refusal;
  const sheet = tablet.sheets().find((one) => one.key === turnKey(op));
  if (!sheet) return tablet.refusals.drop(placeOf(op)).then(tablet.on.changed);
  const why = reasons.map((reason) => reason.message);
  if (op.type === "mark") await lookAtMark(tablet, refusal, sheet, why);
  else await lookAtOther(tablet, refusal, sheet, why);
  tablet.on.changed();
}

/** @param {Tablet} tablet @param {Refusal} refusal @param {import("./sheets.js").Sheet} sheet @param {string[]} why */
async function lookAtMark(tablet, { op, reasons }, sheet, why) {
  const line = sheet.lines.find((one) => one.criterion.key === op.criterion);
  const name = line?.criterion.name ?? op.criterion ?? "";
  const mine = op.points == null ? "bỏ trống" : shown(op.points);
  const theirs = line?.saved == null ? "chưa có điểm" : shown(line.saved);
  const again = reasons.some((one) => one.code === "stale") ? `Giữ ${mine} của tôi` : `Gửi lại ${mine}`;
  const answer = await ask(
    `${sheet.turn.team_name} – ${name}`,
    [...why, `Đồng chí chấm: ${mine}. Trên máy chủ: ${theirs}.`],
    [
      { value: "mine", label: again, kind: "primary" },
      { value: "theirs", label: line?.saved == null ? "Bỏ điểm này" : `Lấy ${theirs}` },
      { value: "", label: "Để sau", kind: "quiet" },
    ],
  );
  const now = tablet.sheets().find((one) => one.key === sheet.key)?.lines.find((one) => one.criterion.key === op.criterion);
  if (answer === "mine" && now) await tablet.mark(sheet, now, op.points ?? null);
  if (answer === "theirs") await tablet.refusals.drop(placeOf(op));
}

/** @param {Tablet} tablet @param {Refusal} refusal @param {import("./sheets.js").Sheet} sheet @param {string[]} why */
async function lookAtOther(tablet, { op }, sheet, why) {
  const note = op.type === "comment";
  const answer = await ask(
    note ? `Ghi chú về ${sheet.turn.team_name} chưa ghi được.` : `Phiếu ${sheet.turn.team_name} chưa gửi được.`,
    note ? [...why, `Ghi chú của đồng chí: “${op.text}”`] : why,
    [
      ...(note ? [{ value: "again", label: "Gửi lại", kind: /** @type {const} */ ("primary") }] : []),
      { value: "drop", label: note ? "Bỏ ghi chú này" : "Đã rõ", ...(note ? {} : { kind: /** @type {const} */ ("primary") }) },
      ...(note ? [{ value: "", label: "Để sau", kind: /** @type {const} */ ("quiet") }] : []),
    ],
  );
  if (answer === "again") await tablet.give(sheet, { type: "comment", text: op.text ?? "" });
  if (answer === "drop") await tablet.refusals.drop(placeOf(op));
}
