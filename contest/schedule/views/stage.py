"""The stage, run by the Người theo dõi thời gian: who is on, the clock, who comes next."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.reception.queries.line import composition_lines
from contest.reception.sentences import COMPOSITION_LINES
from contest.schedule.actions.clock import clock_of, set_seconds, start_clock, stop_clock
from contest.schedule.actions.stage_plan import choose_sound_screen
from contest.schedule.actions.stops import answer_stop, stop_for
from contest.schedule.actions.timetable_lines import mark_item
from contest.schedule.actions.turns import move_turn
from contest.schedule.queries.overtime import awaiting_word
from contest.schedule.queries.programme import programme_of
from contest.schedule.queries.stage_plan import plan_of, warnings_of
from contest.schedule.queries.stops import unanswered_stops
from contest.schedule.queries.timetable import day_of
from contest.schedule.queries.turns import turn_in
from contest.schedule.rules.stopwatch import told, typed_seconds
from contest.schedule.views import blueprint
from contest.shared import clock
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentences_of

SCREEN_LENGTH = 40
"""Of the name that a browser gave itself."""


@blueprint.get("/san-khau")
@requires("stage.run")
def stage() -> str:
    """The turn on stage with its clock, and the turns to come."""
    return _page([])


def _page(problems: list[str]) -> str:
    programme = programme_of(g.contest.id)
    on = programme.on_stage
    plan = plan_of(g.contest.id)
    day = day_of(g.contest.id, clock.now())
    return render_template(
        "schedule/stage.html",
        day=day,
        line=None if day is None else day.coming,
        programme=programme,
        clock=None if on is None else clock_of(on),
        elapsed_ms=0 if on is None else clock_of(on).elapsed(clock.now_ms()),
        limit=None if on is None or not on.round.time else on.round.time.get("max_seconds"),
        warnings=[] if on is None else warnings_of(plan, on.round),
        sound_screen=plan.sound_screen or "",
        unanswered=unanswered_stops(g.contest.id),
        stopped=None if on is None else next((one for one in on.stops if not one.ended_at), None),
        awaiting=awaiting_word(g.contest.id),
        told=told,
        typed=request.form if problems else {},
        problems=problems,
        lines=composition_lines(g.contest.id),
        line_words=COMPOSITION_LINES,
    )


def _act(turn_id: int, act: Callable[[], None]) -> Any:
    turn_in(g.contest.id, turn_id)
    return _done(act)


def _done(act: Callable[[], None]) -> Any:
    try:
        act()
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(sentences_of(refusal)), refusal.status
    return redirect(url_for("schedule.stage"))


@blueprint.post("/san-khau/<int:turn_id>/<any(call, open, finish, call_back):move>")
@requires("stage.run")
def move_on_stage(turn_id: int, move: str) -> Any:
    """Call a team to the stage, open a round that is not staged, end a performance, call back."""
    reason = _reason()
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
            return _page(sentences_of(refusal)), refusal.status
    if ids:
        flash(f"Đã mở chấm {len(ids)} lượt thi.", "done")
    return redirect(url_for("schedule.stage"))


@blueprint.post("/san-khau/<int:turn_id>/dong-ho/<any(start, stop):act>")
@requires("stage.run")
def run_clock(turn_id: int, act: str) -> Any:
    """Start the clock, or stop it: the time shown is then the measured time."""
    change = start_clock if act == "start" else stop_clock
    return _act(turn_id, lambda: change(turn_id, by=actor()))


@blueprint.post("/san-khau/<int:turn_id>/sua-gio")
@requires("stage.run")
def correct_clock(turn_id: int) -> Any:
    """Set the clock to what a stopwatch says, with the reason; if it runs, it runs on."""
    seconds, reason = typed_seconds(request.form.get("time", "")), _reason()
    return _act(
        turn_id,
        lambda: set_seconds(turn_id, seconds, by=actor(), reason=reason, keep_running=True),
    )


@blueprint.post("/san-khau/<int:turn_id>/su-co")
@requires("stage.run")
def stop_technically(turn_id: int) -> Any:
    """The turn cannot go on: a technical stop, which is not the team's time."""
    reason = _reason()
    return _act(turn_id, lambda: stop_for(turn_id, reason, by=actor()))


@blueprint.post("/san-khau/<int:turn_id>/gian-doan/<int:stop_id>/<any(count, leave_out):word>")
@requires("stage.run")
def answer_absence(turn_id: int, stop_id: int, word: str) -> Any:
    """Whether the time in which the server was away belongs to the team's time."""
    reason, counted = _reason(), word == "count"
    return _act(
        turn_id,
        lambda: answer_stop(turn_id, stop_id, counted=counted, reason=reason, by=actor()),
    )


@blueprint.post("/san-khau/muc/<int:item_id>/<any(begin, end):word>")
@requires("stage.run")
def mark_on_stage(item_id: int, word: str) -> Any:
    """Note that what is no turn has begun or ended: the opening, a break, an exchange act."""
    return _done(lambda: mark_item(g.contest.id, item_id, begin=word == "begin", by=actor()))


@blueprint.post("/san-khau/am-thanh")
@requires("stage.run")
def sound() -> Any:
    """Let this screen sound the warnings, and no other; or none."""
    screen = request.form.get("screen", "")
    known = screen.isascii() and screen.isalnum() and len(screen) <= SCREEN_LENGTH
    choose_sound_screen(g.contest.id, screen if known and screen else None)
    return redirect(url_for("schedule.stage"))


def _reason() -> str:
    return request.form.get("reason", "")[:500]
