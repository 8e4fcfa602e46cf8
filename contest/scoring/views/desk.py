"""The desk of the Tổ Thư ký: the matrix of turns and judges, and what is done to one turn."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.schedule.actions.clock import set_seconds
from contest.schedule.actions.deductions import deduct, take_back_deduction, waive_time
from contest.schedule.actions.turns import move_turn
from contest.schedule.models import Turn
from contest.schedule.queries.overtime import awaiting_word, proposals_of
from contest.schedule.queries.stops import length
from contest.schedule.queries.turns import turn_in
from contest.schedule.rules.states import TurnState
from contest.schedule.rules.stopwatch import typed_seconds
from contest.scoring.actions.completion import complete_turn, confirm_turn
from contest.scoring.actions.excuses import excuse_judge, unexcuse_judge
from contest.scoring.actions.sheets import lock_round, reopen_sheet
from contest.scoring.actions.signatures import tick_signature
from contest.scoring.queries.connections import devices_of
from contest.scoring.queries.desk import DeskTurn, busiest_round, desk_of, turn_after
from contest.scoring.queries.signatures import missing_signatures
from contest.scoring.queries.turn_figures import Change, figures_of_turn
from contest.scoring.queries.turn_sheets import sheets_of_turn
from contest.scoring.rules.scale import typed_points
from contest.scoring.views import blueprint
from contest.shared import clock
from contest.shared.access import may, requires
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.sentences import sentence, sentences_of

PAGE = "/hoi-thi/<slug>/ban-thu-ky"


@blueprint.get(PAGE)
@requires("desk.view")
def desk() -> str:
    """The matrix of one round: who has handed in what. ``?phan=`` names the round."""
    matrix = desk_of(g.contest.id)
    asked = request.args.get("phan")
    shown = next((part for part in matrix.rounds if part.round.key == asked), busiest_round(matrix))
    devices = {device.key: device for device in devices_of(g.contest.id, clock.now())}
    return render_template(
        "scoring/desk.html",
        desk=matrix,
        shown=shown,
        devices=devices,
        awaiting=awaiting_word(g.contest.id),
    )


@blueprint.post(f"{PAGE}/khoa-phieu/<round_key>")
@requires("desk.decide")
def lock_sheets(round_key: str) -> Any:
    """Lock the sheets of a round."""
    try:
        lock_round(g.contest.id, round_key, by=actor())
    except Refusal as refusal:
        for reason in refusal.reasons:
            flash(sentence(reason), "problem")
    else:
        flash("Đã khóa phiếu của phần thi.", "done")
    return redirect(url_for("scoring.desk", phan=round_key))


@blueprint.get(f"{PAGE}/chu-ky")
@requires("desk.view")
def signatures() -> str:
    """Which printed sheets are signed."""
    return render_template(
        "scoring/signatures.html",
        desk=desk_of(g.contest.id),
        missing=missing_signatures(db.session(), g.contest.id),
    )


@blueprint.post(f"{PAGE}/chu-ky/<round_key>/<judge>")
@requires("desk.enter")
def sign(round_key: str, judge: str) -> Any:
    """Tick a sheet as signed, or take the tick back."""
    tick_signature(
        g.contest.id, round_key, judge, signed=request.form.get("signed") == "1", by=actor()
    )
    return redirect(url_for("scoring.signatures"))


@blueprint.get(f"{PAGE}/luot/<int:turn_id>")
@requires("desk.view")
def desk_turn(turn_id: int) -> str:
    """One turn: its sheets, its time, its deductions, and what can be done now."""
    return _turn_page(turn_id)


def _turn_page(
    turn_id: int,
    problems: list[str] | None = None,
    at: str = "",
    change: Change | None = None,
) -> str:
    turn = turn_in(g.contest.id, turn_id)
    figures = figures_of_turn(turn)
    round_, sheets = sheets_of_turn(turn)
    # Marks of a panel that is still marking are for whoever types paper sheets in, nobody else.
    shown = may("desk.enter") or turn.state not in ("on_stage", "marking")
    return render_template(
        "scoring/desk_turn.html",
        turn=turn,
        round=round_,
        sheets=sheets,
        marks_shown=shown,
        figures=figures.now,
        far=figures.far,
        preview=None if change is None else figures.after(change),
        proposals=proposals_of(turn),
        stop_length=length,
        next_turn=_next(turn) if turn.state == TurnState.CONFIRMED else None,
        problems=problems or [],
        at=at,
        typed=request.form,
    )


def _next(turn: Turn) -> DeskTurn | None:
    parts = [part for part in desk_of(turn.contest_id).rounds if part.round.key == turn.round.key]
    return turn_after(parts[0].turns, turn.id) if parts else None


def _act(
    turn_id: int, at: str, done: str, act: Callable[[], None], change: Change | None = None
) -> Any:
    """Do something to a turn; a refusal shows the page again with what was typed.

    ``change`` is what to show instead of acting, where only a preview was asked for.
    """
    turn_in(g.contest.id, turn_id)
    if change is not None and "preview" in request.form:
        return _turn_page(turn_id, at=at, change=change)
    try:
        act()
    except Refusal as refusal:
        problems = sentences_of(refusal)
        return _turn_page(turn_id, problems, at), refusal.status
    if done:
        flash(done, "done")
    return redirect(url_for("scoring.desk_turn", turn_id=turn_id))


MOVES_HERE = {
    "complete": "Đã ghi nhận đủ phiếu.",
    "absent": "Đã ghi nhận đội không tham gia phần thi.",
    "disqualify": "Đã ghi nhận không công nhận kết quả phần thi.",
    "reinstate": "Đã đưa lượt thi về chờ thi.",
    "reopen": "Đã cho chấm lại lượt thi.",
}


@blueprint.post(f"{PAGE}/luot/<int:turn_id>/<any({', '.join(MOVES_HERE)}):move>")
@requires("desk.decide")
def move_at_desk(turn_id: int, move: str) -> Any:
    """Move the turn: all sheets in, absent, not recognised, or one of the ways back."""
    reason = request.form.get("reason", "")

    def act() -> None:
        if move == "complete":
            complete_turn(turn_id, by=actor())
        else:
            move_turn(turn_id, move, by=actor(), reason=reason)

    return _act(turn_id, move, MOVES_HERE[move], act)


@blueprint.post(f"{PAGE}/luot/<int:turn_id>/xac-nhan")
@requires("turn.confirm")
def confirm(turn_id: int) -> Any:
    """Confirm the figures of a turn; its page then says what comes next."""
    return _act(turn_id, "confirm", "", lambda: confirm_turn(turn_id, by=actor()))


@blueprint.post(f"{PAGE}/luot/<int:turn_id>/phieu/<judge>/<any(reopen, excuse, unexcuse):act>")
@requires("desk.decide")
def change_sheet(turn_id: int, judge: str, act: str) -> Any:
    """Reopen a sheet, excuse a judge, or ask them to mark after all."""
    change, done = {
        "reopen": (reopen_sheet, "Đã cho giám khảo chỉnh sửa phiếu."),
        "excuse": (excuse_judge, "Đã miễn chấm."),
        "unexcuse": (unexcuse_judge, "Đã đề nghị giám khảo chấm lượt này."),
    }[act]
    reason = request.form.get("reason", "")
    seen = {"excuse": Change(excuse=judge), "unexcuse": Change(unexcuse=judge)}.get(act)
    return _act(
        turn_id,
        f"{act}-{judge}",
        done,
        lambda: change(turn_id, judge, reason, by=actor()),
        seen,
    )


@blueprint.post(f"{PAGE}/luot/<int:turn_id>/diem-tru")
@requires("desk.decide")
def add_deduction(turn_id: int) -> Any:
    """Take points off, with the reason."""
    points, reason = request.form.get("points", ""), request.form.get("reason", "")
    return _act(
        turn_id,
        "deduct",
        "Đã ghi điểm trừ.",
        lambda: deduct(turn_id, points, reason, by=actor()),
        Change(points=typed_points(points)),
    )


@blueprint.post(f"{PAGE}/luot/<int:turn_id>/diem-tru/<int:deduction_id>/bo")
@requires("desk.decide")
def remove_deduction(turn_id: int, deduction_id: int) -> Any:
    """Take a deduction back, with the reason."""
    reason = request.form.get("reason", "")
    return _act(
        turn_id,
        f"undeduct-{deduction_id}",
        "Đã bỏ điểm trừ.",
        lambda: take_back_deduction(turn_id, deduction_id, reason, by=actor()),
    )


@blueprint.post(f"{PAGE}/luot/<int:turn_id>/thoi-gian")
@requires("stage.run")
def correct_time(turn_id: int) -> Any:
    """Type the measured time in, with the reason."""
    seconds, reason = typed_seconds(request.form.get("time", "")), request.form.get("reason", "")
    return _act(
        turn_id,
        "seconds",
        "Đã ghi thời gian.",
        lambda: set_seconds(turn_id, seconds, by=actor(), reason=reason),
    )


@blueprint.post(f"{PAGE}/luot/<int:turn_id>/<any(waive, apply):word>-gio")
@requires("desk.decide")
def rule_on_time(turn_id: int, word: str) -> Any:
    """The head judge's word on a time: it is let pass for a reason, or the deduction stands."""
    reason = request.form.get("reason", "") if word == "waive" else None
    done = (
        "Đã ghi nhận không trừ điểm thời gian."
        if word == "waive"
        else "Đã ghi quyết định: giữ điểm trừ."
    )
    change = Change(waive=word == "waive")
    return _act(turn_id, word, done, lambda: waive_time(turn_id, reason, by=actor()), change)
