// @ts-check
/** The sentences of the tablet that need a value; the others stand in the template. */
import { shown } from "./points.js";

/** How a sheet stands → kind of chip, word. @type {Record<import("./sheets.js").SheetState, [string, string]>} */
export const STATES = {
  excused: ["off", "Được miễn"],
  absent: ["off", "Không tham gia"],
  disqualified: ["off", "Không công nhận"],
  needs: ["needs", "Cần xem"],
  sending: ["now", "Chờ gửi"],
  locked: ["locked", "Đã khóa"],
  sent: ["done", "Đã gửi"],
  later: ["later", "Chưa đến lượt"],
  closed: ["locked", "Đã đóng"],
  stage: ["live", "Đang thi"],
  marking: ["now", "Đang chấm"],
  open: ["later", "Chưa chấm"],
};

/** Until when a sent sheet may be adjusted, by the contest's setting. @type {Record<string, string>} */
const UNTIL = { round: "đến hết phần thi", session: "đến hết buổi thi" };

/** @param {string} lock */
export const whenLocked = (lock) =>
  lock in UNTIL ? `Gửi rồi, đồng chí vẫn điều chỉnh được ${UNTIL[lock]}.` : "Gửi xong, phiếu được khóa.";

/**
 * The four states that are always in sight.
 * @param {{ online: boolean | null, waiting: number, refused: number, durable: boolean, reloads: boolean }} now
 *   `reloads`: the page opens again without the network
 * @returns {{ state: "saved" | "waiting" | "offline" | "needs", words: string }}
 */
export function statusWords({ online, waiting, refused, durable, reloads }) {
  const queue = waiting > 0 ? `Còn ${waiting} mục chờ gửi.` : "";
  if (refused > 0) {
    const what = `Cần đồng chí xem: ${refused} mục chưa ghi được.`;
    return { state: "needs", words: online === false ? `${what} Máy đang mất kết nối.` : what };
  }
  if (online === false) {
    // Two lines on the smallest phone; the rest is said when it is touched.
    const go = reloads ? "Mất kết nối – điểm không mất, xin cứ chấm tiếp." : "Mất mạng – điểm không mất, đừng đóng trang.";
    const words = `${go} ${queue}`.trim();
    return { state: durable ? "offline" : "needs", words: durable ? words : `Mất kết nối. ${queue} Xin đừng đóng trang.` };
  }
  if (waiting > 0) return { state: "waiting", words: queue };
  if (online === null) return { state: "waiting", words: "Đang kết nối máy chủ…" };
  return { state: "saved", words: "Đã lưu trên máy chủ" };
}

/** Whether the page may be closed. @param {boolean} reloads it opens again without the network */
export const closingWords = (reloads) =>
  reloads
    ? "Lỡ đóng trang, đồng chí mở lại được ngay trên máy này, cả khi mất mạng."
    : "Xin đừng đóng hay tải lại trang khi mất mạng: điểm vẫn còn trên máy nhưng trang không mở lại được cho đến khi có mạng.";

/** What the status says when it is touched. @type {Record<"saved" | "waiting" | "offline" | "needs", string[]>} */
export const STATUS_MORE = {
  saved: ["Mọi điểm đồng chí đã chấm đều được lưu trên máy chủ."],
  waiting: ["Điểm đã ghi trên máy này và đang được gửi lên máy chủ. Đồng chí cứ chấm tiếp."],
  offline: [
    "Máy đang mất kết nối – điểm của đồng chí không mất. Xin cứ chấm tiếp.",
    "Có mạng lại, điểm tự gửi lên máy chủ. Nếu mất kết nối lâu, xin báo Tổ Thư ký.",
  ],
  needs: ["Máy này không ghi tạm được điểm khi mất kết nối. Xin đừng đóng trang và báo Tổ Thư ký."],
};

/**
 * @param {import("./sheets.js").Line} line
 * @param {{ online: boolean, editable: boolean }} now
 * @returns {string} in the box, under the figure: one short line; a whole reason is one touch away
 */
export function lineWords(line, { online, editable }) {
  if (line.refusal?.reasons[0]?.code === "stale" && line.saved !== null) return `Máy khác đã ghi ${shown(line.saved)}. Chạm để chọn.`;
  if (line.refusal) return "Chưa ghi được. Chạm để xem.";
  if (line.state === "waiting") return online ? "Đang gửi…" : "Chờ gửi";
  if (line.state === "saved") return "Đã lưu";
  return editable ? "Chạm để nhập điểm" : "";
}

/**
 * @param {import("./sheets.js").Sheet} sheet
 * @param {{ lock: string, online: boolean }} now
 * @returns {string} under the name of the team
 */
export function sheetNote(sheet, { lock, online }) {
  const { turn } = sheet;
  if (turn.excused) return "Đồng chí được miễn chấm lượt này.";
  if (turn.state === "absent") return "Đội không tham gia phần thi này.";
  if (turn.state === "disqualified") return "Kết quả phần thi của đội không được công nhận.";
  const team = `${turn.team_name}, ${shown(sheet.total)}`;
  if (sheet.submit === "waiting") {
    return online ? `Đang gửi phiếu ${team}…` : `Phiếu ${team} đã ghi trên máy này, có mạng máy tự gửi. Xin đừng đóng trang.`;
  }
  if (sheet.submit === "sent" && sheet.editable) {
    return `Đã nhận phiếu chấm: ${team}. Còn điều chỉnh được ${UNTIL[lock] ?? "cho đến khi khóa"}; sửa là lưu ngay.`;
  }
  if (sheet.submit === "sent") return `Đã nhận phiếu chấm: ${team}. Phiếu đã khóa; muốn chỉnh sửa, xin báo Tổ Thư ký.`;
  if (turn.state === "waiting" && sheet.editable) return "Máy đang mất kết nối: đội thi rồi thì đồng chí cứ chấm.";
  if (turn.state === "waiting") return "Lượt thi chưa bắt đầu.";
  if (!sheet.editable) return "Lượt thi đã đóng, phiếu chưa gửi. Cần chấm, xin báo Tổ Thư ký.";
  return "";
}

/** Why the boxes of a sheet cannot be touched, and who can open them. @param {import("./sheets.js").Sheet} sheet @param {string} lock @returns {[string, string[]]} title, sentences */
export function closedWords(sheet, lock) {
  const { turn } = sheet;
  const mistaken = ["Nếu chưa đúng, xin báo Tổ Thư ký."];
  if (turn.excused) return ["Đồng chí được miễn chấm lượt này.", mistaken];
  if (turn.state === "absent") return ["Đội không tham gia phần thi này.", mistaken];
  if (turn.state === "disqualified") return ["Kết quả phần thi của đội không được công nhận.", mistaken];
  if (sheet.editable) return ["Phiếu đã gửi.", [`Đồng chí còn điều chỉnh được ${UNTIL[lock] ?? "cho đến khi khóa"}: sửa điểm nào, điểm đó được lưu ngay, không phải gửi lại.`]];
  if (sheet.locked) {
    const why = lock === "turn" ? "Đồng chí đã gửi phiếu này; gửi xong, phiếu được khóa." : "Tổ Thư ký đã khóa phiếu này.";
    return ["Phiếu đã khóa.", [why, "Muốn chỉnh sửa, xin báo Tổ Thư ký. Khi Tổ Thư ký cho chỉnh sửa, các ô điểm tự mở lại trên máy này."]];
  }
  if (turn.state === "waiting") return ["Lượt thi chưa bắt đầu.", ["Khi lượt thi bắt đầu, các ô điểm tự mở để đồng chí chấm."]];
  return ["Lượt thi đã đóng.", ["Cần chấm hoặc chỉnh sửa, xin báo Tổ Thư ký. Khi Tổ Thư ký cho chấm lại, các ô điểm tự mở trên máy này."]];
}

/** @param {import("./sheets.js").Sheet} sheet @returns {string} beside the total */
export function footWords(sheet) {
  if (sheet.submit === "waiting") return "Phiếu chờ gửi";
  if (sheet.locked) return "Đã gửi, đã khóa";
  if (sheet.submit === "sent") return sheet.editable ? "Đã gửi, còn sửa được" : "Đã gửi";
  if (!sheet.editable) return "";
  return sheet.missing > 0 ? `Còn ${sheet.missing} tiêu chí chưa chấm` : "Đủ điểm, chưa gửi";
}
