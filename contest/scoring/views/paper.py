"""Nhập phiếu giấy: one judge's sheet of a round, typed by keyboard, row after row."""

from dataclasses import dataclass, field
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.files.answers import file_answer
from contest.files.queries.stored import stored_file
from contest.files.request_size import takes_files
from contest.files.rules.kinds import accept
from contest.files.sent import SCANS, sent_file
from contest.regulations.rules.exact import micros, shortest
from contest.scoring.actions.paper_sheets import (
    PaperCheck,
    Taken,
    WrittenTotal,
    confirm_paper_sheet,
    discard_paper_sheet,
    set_paper_check,
    type_paper_sheet,
)
from contest.scoring.queries.paper import PaperSheet, paper_photos, paper_sheet_of
from contest.scoring.rules.scale import typed_points
from contest.scoring.views import blueprint
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal
from contest.shared.filters import decimal_comma
from contest.shared.sentences import sentence
from contest.shared.whole_numbers import whole_number

PAGE = "/hoi-thi/<slug>/ban-thu-ky/phieu-giay"
SHEET = f"{PAGE}/<round_key>/<judge>"
LONGEST_COMMENT = 2000


@dataclass(slots=True)
class Refused:
    """What could not be taken: turn → sentences of the row; (turn, criterion) → of a box."""

    rows: dict[int, list[str]] = field(default_factory=dict)
    boxes: dict[tuple[int, str], str] = field(default_factory=dict)

    def tell(self, turn_id: int, refusal: Refusal) -> None:
        """Put each reason where it belongs."""
        for reason in refusal.reasons:
            if "criterion" in reason.facts:
                self.boxes[turn_id, reason.facts["criterion"]] = sentence(reason)
            else:
                self.rows.setdefault(turn_id, []).append(sentence(reason))


@blueprint.get(SHEET)
@requires("desk.enter")
def paper(round_key: str, judge: str) -> str:
    """The sheet as far as it is typed."""
    return _page(paper_sheet_of(g.contest.id, round_key, judge), Refused())


@blueprint.post(SHEET)
@requires("desk.enter")
@takes_files(SCANS)
def type_paper(round_key: str, judge: str) -> Any:
    """Take every row that was typed; confirm or throw away one that waits."""
    sheet = paper_sheet_of(g.contest.id, round_key, judge)
    refused = Refused()
    verb, _, number = request.form.get("act", "").partition(":")
    if verb in ("confirm", "discard"):
        decide(sheet, verb, whole_number(number), refused)
    else:
        _type_rows(sheet, refused)
    if refused.rows or refused.boxes:
        sheet = paper_sheet_of(g.contest.id, round_key, judge)
        return _page(sheet, refused), 422
    return redirect(url_for("scoring.paper", round_key=round_key, judge=judge))


@blueprint.get(f"{SHEET}/anh/<int:file_id>")
@requires("desk.view")
def paper_photo(round_key: str, judge: str, file_id: int) -> Any:
    """A picture of the paper sheet."""
    if file_id not in paper_photos(g.contest.id, round_key, judge):
        raise NotFound("not_found")
    return file_answer(stored_file(g.contest.id, file_id))


@blueprint.post(f"{PAGE}/cach-doi-chieu")
@requires("regulations.edit")
def choose_paper_check() -> Any:
    """Choose how paper sheets are checked."""
    chosen = request.form.get("check", "")
    if chosen in set(PaperCheck):
        set_paper_check(g.contest.id, PaperCheck(chosen), by=actor())
        flash("Đã ghi cách đối chiếu phiếu giấy.", "done")
    else:
        flash("Xin chọn lại cách đối chiếu phiếu giấy.", "problem")
    return redirect(url_for("scoring.desk"))


def decide(sheet: PaperSheet, verb: str, turn_id: int, refused: Refused) -> None:
    """Confirm what somebody else typed, or throw it away."""
    if turn_id not in {row.turn_id for row in sheet.rows}:
        raise NotFound("not_found")
    act = confirm_paper_sheet if verb == "confirm" else discard_paper_sheet
    try:
        act(turn_id, sheet.judge, by=actor())
    except Refusal as refusal:
        refused.tell(turn_id, refusal)
        return
    done = "Đã xác nhận phiếu." if verb == "confirm" else "Đã bỏ bản nhập. Xin nhập lại."
    flash(done, "done")


def _type_rows(sheet: PaperSheet, refused: Refused) -> None:
    with_points = 0
    try:
        with sent_file("photo") as photo:
            for row in sheet.rows:
                points = {
                    one.key: request.form.get(f"points-{row.turn_id}-{one.key}", "").strip()
                    for one in sheet.round.criteria
                }
                if not any(points.values()):
                    continue
                with_points += 1
                comment = request.form.get(f"comment-{row.turn_id}", "")[:LONGEST_COMMENT]
                total = request.form.get(f"total-{row.turn_id}", "").strip()
                written = WrittenTotal(total) if total else None
                try:
                    taken = type_paper_sheet(
                        row.turn_id, sheet.judge, points, comment, photo, written, by=actor()
                    )
                except Refusal as refusal:
                    refused.tell(row.turn_id, refusal)
                    continue
                tell_taken(row.team, points, taken, sheet.judge_name)
    except Refusal as refusal:
        refused.tell(0, refusal)
    if not with_points and not refused.rows:
        refused.rows[0] = ["Xin nhập điểm của ít nhất một đội."]


def tell_taken(team: str, points: dict[str, str], taken: Taken, judge: str) -> None:
    """Say what became of a sheet, with its total."""
    numbers = [typed_points(text) for text in points.values()]
    total = decimal_comma(shortest(sum(micros(one) for one in numbers if one is not None)))
    if taken is Taken.HANDED_IN:
        flash(f"Đã nhận phiếu của {judge}: {team}, {total}.", "done")
    else:
        flash(f"Đã ghi lần nhập thứ nhất: {team}, {total}. Chờ đối chiếu.", "info")


def _page(sheet: PaperSheet, refused: Refused) -> str:
    return render_template(
        "scoring/paper.html",
        sheet=sheet,
        refused=refused,
        typed=request.form,
        me=actor().key,
        accept=accept(SCANS),
    )
