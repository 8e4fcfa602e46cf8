// @ts-check
/** The last resort: what could not be sent leaves the device as a file, or as pictures to scan. */
import { encode } from "../../../vendor/uqr/uqr.mjs";
import { ask } from "./ask.js";
import { part, write } from "./dom.js";
import { pack, packSeveral } from "./parcel.js";

/** Characters of a picture's parcel: with the address it stays easy to scan from a phone. */
const MOST_PER_PICTURE = 640;
/** Beyond this no camera reads a picture from a screen: a long note goes by file. */
const MOST_READABLE = 1800;
const QUIET_ZONE = 4;

/**
 * @param {import("./tablet.js").Tablet} tablet
 * @param {string} device
 */
export async function handOver(tablet, device) {
  const seat = tablet.seat;
  const waiting = tablet.outbox.waiting(tablet.seatName);
  if (!seat || waiting.length === 0) return;
  const answer = await ask(
    "Đưa điểm cho Tổ Thư ký",
    [
      `Còn ${tablet.waiting()} mục chờ gửi. Tổ Thư ký nhận bằng mã QR hiện trên máy này, hoặc bằng tệp.`,
      "Điểm vẫn nằm trên máy; có mạng lại máy tự gửi, không bị ghi hai lần.",
    ],
    [
      { value: "pictures", label: "Hiện mã QR", kind: "primary" },
      { value: "file", label: "Lưu thành tệp" },
      { value: "", label: "Quay lại", kind: "quiet" },
    ],
  );
  if (answer === "file") save(`cho-gui-${seat.judge}-${waiting.length}.txt`, pack(seat, device, waiting));
  if (answer === "pictures") showPictures(seat, packSeveral(seat, device, waiting, MOST_PER_PICTURE));
}

/** @param {string} name @param {string} text */
function save(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {import("./entry.js").Seat} seat @param {string[]} parcels */
function showPictures(seat, parcels) {
  const dialog = part("pictures", HTMLDialogElement);
  const door = `${location.origin}/hoi-thi/${seat.contest}/ban-thu-ky/cho-gui`;
  let at = 0;
  const paint = () => {
    const parcel = parcels[at];
    const fits = parcel.length <= MOST_READABLE;
    write(part("pictures-title"), `Mã ${at + 1}/${parcels.length}`);
    write(part("pictures-words"), fits ? "Tổ Thư ký quét lần lượt từng mã, từ mã 1." : "Ghi chú này dài quá một mã. Xin quay lại và lưu thành tệp.");
    part("pictures-code").replaceChildren(...(fits ? [picture(`${door}#${parcel}`)] : []));
    part("pictures-next").hidden = parcels.length === 1;
    write(part("pictures-next"), at + 1 < parcels.length ? "Mã sau" : "Về mã 1");
  };
  part("pictures-next").onclick = () => {
    at = (at + 1) % parcels.length;
    paint();
  };
  part("pictures-close").onclick = () => dialog.close();
  paint();
  dialog.showModal();
}

/** @param {string} text @returns {Element} the QR code, drawn as one path */
function picture(text) {
  const { data, size } = encode(text, { ecc: "L", border: QUIET_ZONE });
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", "Mã QR chứa điểm chưa gửi");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(""));
  svg.append(path);
  return svg;
}
