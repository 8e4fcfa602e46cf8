// @ts-check
/** Handing a sheet in: every mark is shown once more before it goes, or what it still lacks. */
import { ask } from "./ask.js";
import { part, write } from "./dom.js";
import { shown } from "./points.js";
import { whenLocked } from "./words.js";

/** @typedef {import("./sheets.js").Sheet} Sheet */

/** Names under the button; the others are counted: the sheet itself stays in sight. */
const MOST_NAMES = 3;

/**
 * Asks once, then hands the sheet in. What was agreed to is what goes: where a mark has come from
 * another device meanwhile, it asks again.
 * @param {import("./tablet.js").Tablet} tablet
 * @param {() => Sheet | undefined} open the sheet that is open
 */
export async function handIn(tablet, open) {
  const sheet = open();
  if (!sheet) return;
  const answer = await ask(
    `Gửi phiếu: ${sheet.turn.team_name}, ${shown(sheet.total)}?`,
    [whenLocked(tablet.lock)],
    [
      { value: "send", label: "Gửi phiếu", kind: "primary" },
      { value: "", label: "Xem lại", kind: "quiet" },
    ],
    marksOf(sheet),
  );
  const now = open();
  if (answer !== "send" || now?.key !== sheet.key || now.submit !== "no" || now.missing > 0) return;
  if (JSON.stringify(marksOf(now)) !== JSON.stringify(marksOf(sheet))) return void handIn(tablet, open);
  await tablet.give(now, { type: "submit" });
}

/** @param {Sheet} sheet */
const marksOf = (sheet) =>
  sheet.lines.map((line) => ({
    name: line.criterion.name,
    value: `${line.points === null ? "–" : shown(line.points)}/${shown(line.criterion.max)}`,
  }));

/** Says under the sheet, beside the button, which criteria have no mark yet. @param {Sheet | null} sheet null: nothing to say */
export function paintLack(sheet) {
  const names = sheet?.lines.filter((line) => line.points === null).map((line) => line.criterion.name) ?? [];
  const more = names.length - MOST_NAMES;
  const listed = more > 0 ? [...names.slice(0, MOST_NAMES), `và ${more} tiêu chí nữa`] : names;
  const words = names.length > 0 ? `Chưa gửi được, còn thiếu điểm: ${listed.join("; ")}.` : "";
  part("lack").hidden = words === "";
  write(part("lack"), words);
}
