"""Nhập một phiếu giấy: one judge's sheet for one team, box by box as it lies on the desk."""

from enum import StrEnum
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.files.request_size import takes_files
from contest.files.rules.kinds import accept
from contest.files.sent import SCANS, sent_file
from contest.scoring.actions.paper_sheets import WrittenTotal, type_paper_sheet
from contest.scoring.queries.desk import desk_of
from contest.scoring.queries.paper import PaperRow, PaperSheet, paper_sheet_of
from contest.scoring.queries.paper_walk import walk_from
from contest.scoring.views import blueprint
from contest.scoring.views.paper import LONGEST_COMMENT, SHEET, Refused, decide, tell_taken
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentence

TURN = f"{SHEET}/luot/<int:turn_id>"


class Then(StrEnum):
    """Where to go when a sheet is done; the words of the address."""

    TEAM = "doi"
    JUDGE = "giam-khao"
    CODE = "ma"


@blueprint.get(TURN)
@requires("desk.enter")
def paper_turn(round_key: str, judge: str, turn_id: int) -> str:
    """The sheet. ``?tiep=`` says where to go when it is done."""
    sheet, row = _row(round_key, judge, turn_id)
    return _page(sheet, row, Refused(), request.args.get("tiep", ""))


@blueprint.post(TURN)
@requires("desk.enter")
@takes_files(SCANS)
def type_paper_turn(round_key: str, judge: str, turn_id: int) -> Any:
    """Take the sheet, or confirm or throw away what waits for its check."""
    sheet, row = _row(round_key, judge, turn_id)
    refused, then = Refused(), request.form.get("tiep", "")
    act = request.form.get("act", "")
    if act in ("confirm", "discard"):
        decide(sheet, act, turn_id, refused)
    else:
        _type(sheet, row, refused)
    if refused.rows or refused.boxes:
        sheet, row = _row(round_key, judge, turn_id)
        return _page(sheet, row, refused, then), 422
    if act == "discard":
        return redirect(
            url_for(
                ".paper_turn", round_key=round_key, judge=judge, turn_id=turn_id, tiep=then or None
            )
        )
    return redirect(_next(round_key, judge, turn_id, then))


def _row(round_key: str, judge: str, turn_id: int) -> tuple[PaperSheet, PaperRow]:
    sheet = paper_sheet_of(g.contest.id, round_key, judge)
    row = next((one for one in sheet.rows if one.turn_id == turn_id), None)
    if row is None:
        raise NotFound("not_found")
    return sheet, row


def _type(sheet: PaperSheet, row: PaperRow, refused: Refused) -> None:
    points = {
        one.key: request.form.get(f"points-{one.key}", "").strip() for one in sheet.round.criteria
    }
    written = WrittenTotal(request.form.get("total", ""), request.form.get("wrong_on_paper") == "1")
    comment = request.form.get("comment", "")[:LONGEST_COMMENT]
    try:
        with sent_file("photo") as photo:
            taken = type_paper_sheet(
                row.turn_id, sheet.judge, points, comment, photo, written, by=actor()
            )
    except Refusal as refusal:
        for reason in refusal.reasons:
            if reason.code.startswith("paper_total_"):
                refused.boxes[row.turn_id, TOTAL] = sentence(reason)
            else:
                refused.tell(row.turn_id, Refusal(reason))
        return
    tell_taken(row.team, points, taken, sheet.judge_name)


TOTAL = " total"
"""The box of the written total among the boxes of criteria; no criterion has such a key."""


def _next(round_key: str, judge: str, turn_id: int, then: str) -> str:
    walk = walk_from(desk_of(g.contest.id), round_key, judge, turn_id)
    going = {Then.TEAM.value: walk.team, Then.JUDGE.value: walk.judge}.get(then)
    if going is None:
        if then in (Then.TEAM, Then.JUDGE):
            whose = "giám khảo này" if then == Then.TEAM else "lượt thi này"
            flash(f"Không còn phiếu nào của {whose} chờ nhập.", "info")
        return url_for(".paper_codes")
    return url_for(
        ".paper_turn", round_key=round_key, judge=going.judge, turn_id=going.turn_id, tiep=then
    )


def _page(sheet: PaperSheet, row: PaperRow, refused: Refused, then: str) -> str:
    walk = walk_from(desk_of(g.contest.id), sheet.round.key, sheet.judge, row.turn_id)
    return render_template(
        "scoring/paper_turn.html",
        sheet=sheet,
        row=row,
        refused=refused,
        wrong_total=refused.boxes.get((row.turn_id, TOTAL)),
        walk=walk,
        then=then if then in set(Then) else Then.CODE.value,
        typed=request.form,
        me=actor().key,
        accept=accept(SCANS),
    )
