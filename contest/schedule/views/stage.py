"""The stage, run by the Người theo dõi thời gian: who is on, the clock, who comes next."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.reception.queries.line import composition_lines
from contest.reception.sentences import COMPOSITION_LINES
from contest.schedule.actions.clock import clock_of, start_clock, stop_clock
from contest.schedule.actions.turns import move_turn
from contest.schedule.queries.programme import programme_of
from contest.schedule.queries.turns import turn_in
from contest.schedule.views import blueprint
from contest.shared import clock
from contest.shared.access import requires
from contest.shared.errors import Refusal
from contest.shared.sentences import sentence


@blueprint.get("/san-khau")
@requires("stage.run")
def stage() -> str:
    """The turn on stage with its clock, and the turns to come."""
    return _page([])


def _page(problems: list[str]) -> str:
    programme = programme_of(g.contest.id)
    on = programme.on_stage
    return render_template(
        "schedule/stage.html",
        programme=programme,
        clock=None if on is None else clock_of(on),
        elapsed_ms=0 if on is None else clock_of(on).elapsed(clock.now_ms()),
        limit=None if on is None or not on.round.time else on.round.time.get("max_seconds"),
        problems=problems,
        lines=composition_lines(g.contest.id),
        line_words=COMPOSITION_LINES,
    )


@blueprint.get("/chuong-trinh")
@requires("programme.view")
def programme() -> str:
    """For the MC: who is on, who comes next, what may be said now."""
    return render_template(
        "schedule/programme.html",
        programme=programme_of(g.contest.id),
        lines=composition_lines(g.contest.id),
        line_words=COMPOSITION_LINES,
    )


def _act(turn_id: int, act: Callable[[], None]) -> Any:
    turn_in(g.contest.id, turn_id)
    try:
        act()
    except Refusal as refusal:
        return _page([sentence(reason) for reason in refusal.reasons]), refusal.status
    return redirect(url_for("schedule.stage"))


@blueprint.post("/san-khau/<int:turn_id>/<any(call, open, finish, call_back):move>")
@requires("stage.run")
def move_on_stage(turn_id: int, move: str) -> Any:
    """Call a team to the stage, open a round that is not staged, end a performance, call back."""
    reason = request.form.get("reason", "")[:500]
    return _act(turn_id, lambda: move_turn(turn_id, move, by=actor(), reason=reason))


@blueprint.post("/san-khau/mo-cham/<round_key>")
@requires("stage.run")
def open_round(round_key: str) -> Any:
    """Open every waiting turn of a round that is not staged."""
    found = {round_.key: turns for round_, turns in programme_of(g.contest.id).rounds}
    ids = [turn.id for turn in found.get(round_key, ()) if turn.state == "waiting"]
    for turn_id in ids:
        try:
            move_turn(turn_id, "open", by=actor())
        except Refusal as refusal:
            return _page([sentence(reason) for reason in refusal.reasons]), refusal.status
    if ids:
        flash(f"Đã mở chấm {len(ids)} lượt thi.", "done")
    return redirect(url_for("schedule.stage"))


@blueprint.post("/san-khau/<int:turn_id>/dong-ho/<any(start, stop):act>")
@requires("stage.run")
def run_clock(turn_id: int, act: str) -> Any:
    """Start the clock, or stop it: the time shown is then the measured time."""
    change = start_clock if act == "start" else stop_clock
    return _act(turn_id, lambda: change(turn_id, by=actor()))
