"""Mở các lượt đã chấm trên giấy: what was performed without the computer, opened for its sheets."""

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.schedule.actions.on_paper import open_after_paper
from contest.schedule.rules.stopwatch import typed_seconds
from contest.scoring.queries.desk import DeskRound, desk_of
from contest.scoring.views import blueprint
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentence

PAGE = "/hoi-thi/<slug>/ban-thu-ky/da-thi-tren-giay/<round_key>"
LONGEST_REASON = 500


@blueprint.get(PAGE)
@requires("stage.run")
def paper_turns(round_key: str) -> str:
    """The turns of a round that wait, with a box for the time of each."""
    return _page(_part(round_key), [], {})


@blueprint.post(PAGE)
@requires("stage.run")
def open_paper_turns(round_key: str) -> Any:
    """Open the ticked ones, all or none."""
    part = _part(round_key)
    waiting = {turn.id for turn in part.turns if turn.state == "waiting"}
    chosen = {one for one in request.form.getlist("turn", type=int) if one in waiting}
    measured = {turn_id: _seconds(turn_id) for turn_id in chosen}
    if not chosen:
        return _page(part, ["Xin chọn ít nhất một đội đã thi."], {}), 422
    try:
        open_after_paper(
            measured, by=actor(), reason=request.form.get("reason", "")[:LONGEST_REASON]
        )
    except Refusal as refusal:
        boxes = {one.facts["turn"]: sentence(one) for one in refusal.reasons if "turn" in one.facts}
        rest = [sentence(one) for one in refusal.reasons if "turn" not in one.facts]
        return _page(part, rest, boxes), refusal.status
    flash(f"Đã mở {len(chosen)} lượt thi để nhập phiếu giấy.", "done")
    return redirect(url_for("scoring.desk", phan=round_key))


def _seconds(turn_id: int) -> int | None:
    typed = request.form.get(f"time-{turn_id}", "").strip()
    return typed_seconds(typed) if typed else None


def _part(round_key: str) -> DeskRound:
    for part in desk_of(g.contest.id).rounds:
        if part.round.key == round_key:
            return part
    raise NotFound("not_found")


def _page(part: DeskRound, problems: list[str], boxes: dict[int, str]) -> str:
    # A round that was not begun here was held on paper as a whole, or not at all: then all are
    # ticked. Where the computer failed half-way, people say which teams performed without it.
    waiting = [turn.id for turn in part.turns if turn.state == "waiting"]
    proposed = waiting if len(waiting) == len(part.turns) else []
    return render_template(
        "scoring/paper_turns.html",
        part=part,
        problems=problems,
        boxes=boxes,
        typed=request.form,
        ticked=set(request.form.getlist("turn", type=int) if request.form else proposed),
    )
