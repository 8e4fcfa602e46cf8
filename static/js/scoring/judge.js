// @ts-check
/** The judge's tablet: one sheet, the total always in sight, nothing lost. Wires the parts together. */
import { ask } from "./judge/ask.js";
import { Away } from "./judge/away.js";
import { CompareView } from "./judge/compare-view.js";
import { part, write } from "./judge/dom.js";
import { Entry } from "./judge/entry.js";
import { takeFragment } from "./judge/fragment.js";
import { handIn } from "./judge/hand-in.js";
import { handOver } from "./judge/hand-over.js";
import { deviceId } from "./judge/ids.js";
import { ListView } from "./judge/list-view.js";
import { lookAt } from "./judge/look.js";
import { NudgeBar } from "./judge/nudge.js";
import { Pad } from "./judge/pad.js";
import { Place } from "./judge/place.js";
import { shown } from "./judge/points.js";
import { Presence } from "./judge/presence.js";
import { Remark } from "./judge/remark.js";
import { SheetView } from "./judge/sheet-view.js";
import { askBeforeLeaving, keepShell, survivesReload } from "./judge/shell.js";
import { Stage, onStage } from "./judge/stage.js";
import { StageClock } from "./judge/stage-clock.js";
import { StatusBar } from "./judge/status.js";
import { Store } from "./judge/store.js";
import { onlyOnePage } from "./judge/tab.js";
import { Tablet } from "./judge/tablet.js";
import { paintWays } from "./judge/ways.js";
import { closedWords, closingWords } from "./judge/words.js";

/** @typedef {import("./judge/sheets.js").Sheet} Sheet */

const { token, turn: scanned } = takeFragment();
/** The sheet whose QR was scanned, until it is opened. */
let wanted = scanned;

const STAGE_MS = 1000;
const store = await Store.open();
const device = await deviceId(store);
let painting = false;

const tablet = new Tablet(store, { changed: repaint, received, refused, away: stepAside });
const place = new Place(store, () => (repaint(), focusTitle()));
const entry = new Entry(device, (seat) => void sit(seat));
const pad = new Pad({
  give,
  at: (at) => place.set({ pad: at }),
});
const sheetView = new SheetView({
  give,
  pad: (criterion) => pad.open(/** @type {Sheet} */ (open()), criterion),
  look: (refusal) => void lookAt(tablet, refusal),
  send: () => void handIn(tablet, open),
  closed: () => void sayClosed(),
});
const listView = new ListView({ open: openTurn, compare });
const compareView = new CompareView({ open: openTurn, changed: repaint });
const remark = new Remark(store, (sheet, text) => tablet.give(sheet, { type: "comment", text }));
const stage = new Stage(place, openTurn);
const status = new StatusBar(tablet, openTurn, () => void handOver(tablet, device));
const nudge = new NudgeBar({ open: openTurn, seen: (one) => presence.seen(one) });
const presence = new Presence(
  tablet,
  () => (place.now.view === "sheet" && !away.why ? place.now.turn : null),
  (one) => nudge.show(one),
);
const away = new Away((why) => (why === "page" ? location.reload() : enter(why === "superseded")));

/** @returns {Sheet | undefined} the sheet that is open */
function open() {
  return tablet.sheets().find((sheet) => sheet.key === place.now.turn);
}

/** @param {import("./judge/sheets.js").Line} line @param {string | null} points */
function give(line, points) {
  const sheet = open();
  if (!sheet) return;
  void tablet.mark(sheet, line, points);
  write(part("spoken"), `${line.criterion.name}: ${points === null ? "bỏ trống" : shown(points)}. Tổng điểm ${shown(open()?.total ?? "0")}.`);
}

/** @param {string} turn */
function openTurn(turn) {
  pad.close();
  place.go("sheet", turn);
  repaint();
  focusTitle();
}

/** @param {string} [round] */
function compare(round = open()?.turn.round) {
  comparing = round ?? comparing;
  place.go("compare");
  repaint();
  focusTitle();
}
let comparing = "";

function showList() {
  place.go("list");
  repaint();
  focusTitle();
}

function focusTitle() {
  const titles = { list: "turns-title", sheet: "sheet-team", compare: "compare-title" };
  window.requestAnimationFrame(() => {
    window.scrollTo(0, 0);
    part(titles[place.now.view]).focus({ preventScroll: true });
    if (place.now.turn) listView.reveal(place.now.turn, place.now.view === "list" ? "center" : "nearest");
  });
}

/** What was touched cannot be changed now: why, and who can help. */
async function sayClosed() {
  const sheet = open();
  if (!sheet) return;
  const [title, sentences] = closedWords(sheet, tablet.lock);
  await ask(title, sentences, [{ value: "", label: "Đã rõ", kind: "primary" }]);
}

/** @param {Sheet} sheet */
function received(sheet) {
  const words = `Đã nhận phiếu chấm: ${sheet.turn.team_name}, ${shown(sheet.total)}.`;
  write(part("spoken"), words);
  stage.check(tablet.sheets(), words);
}

function refused() {
  write(part("spoken"), "Có điểm chưa ghi được, cần đồng chí xem.");
}

/** @param {import("./judge/entry.js").Seat} seat */
async function sit(seat) {
  away.why = null;
  seatBefore = seat;
  await place.load(`${seat.contest}/${seat.judge}`);
  await tablet.sit(seat);
  repaint();
  if (place.known && !wanted) comeBack();
}

/** After a reload: the same sheet, the same line, the same half-typed number. */
function comeBack() {
  const { pad: at, scroll } = place.now;
  const sheet = open();
  if (place.now.view === "compare") comparing = sheet?.turn.round ?? "";
  window.requestAnimationFrame(() => {
    window.scrollTo(0, scroll);
    if (at && sheet?.editable && place.now.view === "sheet") pad.open(sheet, at.criterion, at.typed);
  });
}

/** @param {import("./judge/away.js").Why} why */
function stepAside(why) {
  away.why = why;
  pad.close();
  repaint();
}

/** Shows the way in. @param {boolean} [takeover] */
function enter(takeover = false) {
  away.why = null;
  const known = tablet.seat ?? seatBefore;
  if (tablet.seat) seatBefore = tablet.seat;
  void tablet.leave();
  const asked = new URLSearchParams(location.search);
  repaint();
  entry.open({
    contest: known?.contest ?? asked.get("hoi-thi") ?? "",
    judge: known?.judge ?? asked.get("ghe") ?? "",
    takeover,
  });
}
/** @type {import("./judge/entry.js").Seat | null} */
let seatBefore = (await store.get("seat")) ?? null;

async function leaveSeat() {
  const waiting = tablet.waiting();
  const words = waiting
    ? [`Còn ${waiting} mục chờ gửi. Xin đợi gửi xong rồi hãy rời ghế; nếu rời, điểm vẫn nằm trên máy này và chỉ gửi khi đồng chí vào lại ghế trên chính máy này.`]
    : ["Mọi điểm đã lưu trên máy chủ. Muốn chấm tiếp, đồng chí quét lại mã QR hoặc nhập mã PIN."];
  const choices = [
    { value: "", label: "Ở lại", kind: /** @type {const} */ ("primary") },
    { value: "leave", label: "Rời ghế", kind: /** @type {const} */ ("quiet") },
  ];
  if ((await ask("Rời ghế giám khảo trên máy này?", words, choices)) === "leave") enter();
}

function repaint() {
  if (painting) return;
  painting = true;
  window.requestAnimationFrame(() => {
    painting = false;
    paint();
  });
}

function paint() {
  const root = part("seat");
  const inside = tablet.seat !== null && !away.why;
  const sheets = tablet.sheets();
  if (inside && tablet.ready && wanted) openScanned(sheets);
  if (inside && tablet.ready && !place.known) firstPlace(sheets);
  const sheet = open();
  const { view, turn } = place.now;
  const shownView = away.why ? "away" : !inside ? "entry" : !tablet.ready ? "start" : view !== "list" && !sheet ? "list" : view;
  root.dataset.view = shownView;
  part("start").hidden = shownView !== "start";
  part("entry").hidden = shownView !== "entry";
  part("practice").hidden = !tablet.practice;
  part("away").hidden = shownView !== "away";
  part("turns").hidden = !inside || !tablet.ready;
  part("sheet").hidden = shownView !== "sheet";
  part("compare").hidden = shownView !== "compare";
  part("nothing").hidden = shownView !== "list";
  part("foot").hidden = shownView !== "sheet";
  part("status").hidden = !tablet.seat;
  part("ways").hidden = !inside || !tablet.ready;
  status.update();
  presence.changed();
  away.update(tablet.waiting());
  if (!inside || !tablet.ready) return;
  listView.update(sheets, view === "list" ? null : turn);
  paintWays(sheets, place.now.view === "sheet" ? turn : null);
  for (const who of ["turns-who", "sheet-judge"]) write(part(who), `Giám khảo: ${tablet.seat?.name}`);
  const others = tablet.outbox.otherSeats(tablet.seatName);
  write(part("turns-closing"), closingWords(survivesReload()));
  part("turns-others").hidden = others.length === 0;
  write(part("turns-others"), `Máy này còn giữ điểm chưa gửi của ghế khác: ${others.join(", ")}. Xin vào lại ghế đó trên máy này để gửi.`);
  if (!sheet) return;
  sheetView.update(sheet, { lock: tablet.lock, online: tablet.link.online !== false });
  remark.update(sheet, tablet.seatName);
  pad.update(sheet);
  if (shownView === "compare") {
    comparing ||= sheet.turn.round;
    compareView.update(sheets.filter((one) => one.turn.round === comparing), turn);
  }
}

/** The QR under a wall newspaper: the judge asked for this sheet by scanning. @param {Sheet[]} sheets */
function openScanned(sheets) {
  const sheet = sheets.find((one) => one.key === wanted);
  wanted = "";
  place.known = true;
  if (sheet) return openTurn(sheet.key);
  place.set({ view: "list" });
  void ask("Mã này không có phiếu của đồng chí.", ["Xin chọn một lượt trong danh sách."], [{ value: "", label: "Đã rõ", kind: "primary" }]);
}

/** The first time in a seat: the team on stage, else the list. @param {Sheet[]} sheets */
function firstPlace(sheets) {
  place.known = true;
  const called = onStage(sheets);
  if (called) place.set({ view: "sheet", turn: called.key, stage: called.key });
  else place.set({ view: "list" });
}

part("to-list").addEventListener("click", showList);
part("to-stage").addEventListener("click", () => {
  const called = onStage(tablet.sheets());
  if (!called) return;
  place.set({ stage: called.key });
  openTurn(called.key);
});
part("to-compare").addEventListener("click", () => compare());
part("compare-back").addEventListener("click", () => (open() ? openTurn(place.now.turn ?? "") : showList()));
part("leave").addEventListener("click", () => void leaveSeat());
window.setInterval(() => tablet.seat && tablet.ready && !away.why && stage.check(tablet.sheets()), STAGE_MS);
onlyOnePage(() => {
  tablet.link.stop();
  presence.stop();
  stepAside("page");
});

askBeforeLeaving(() => tablet.seat !== null && tablet.link.online === false);
void keepShell();
void presence.start();
new StageClock(tablet, open);
await tablet.outbox.load();
tablet.link.start();
if (token) {
  enter();
  await entry.byToken(token);
} else if (seatBefore) {
  await sit(seatBefore);
} else {
  enter();
}
