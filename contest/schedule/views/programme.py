"""The MC's page: who is on, who comes next, what is said, what may be announced now."""

from typing import Any

from flask import flash, g, redirect, render_template, url_for

from contest.accounts.gate import actor
from contest.reception.queries.line import composition_lines
from contest.reception.sentences import COMPOSITION_LINES
from contest.schedule.actions.clock import clock_of
from contest.schedule.actions.timetable_lines import bring_act_forward
from contest.schedule.queries.programme import programme_of
from contest.schedule.queries.stage_plan import Said, plan_of, said, turn_words, warnings_of
from contest.schedule.queries.timetable import Day, Line, day_of
from contest.schedule.rules.timetable import ItemKind
from contest.schedule.views import blueprint
from contest.shared import clock
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentences_of

COMING = 3
"""Teams told besides the one on stage: the next, and those after it."""


@blueprint.get("/chuong-trinh")
@requires("programme.view")
def programme() -> str:
    """All that is read aloud from the flag salute to the closing, large, and what is on now."""
    contest_id = g.contest.id
    held = programme_of(contest_id)
    plan = plan_of(contest_id)
    day = day_of(contest_id, clock.now())
    on = held.on_stage
    script = said(plan, g.contest, day)
    return render_template(
        "schedule/programme.html",
        programme=held,
        coming=held.upcoming[:COMING],
        plan=plan,
        day=day,
        script=script,
        now_line=None if on else _own_line(day, "now"),
        now_said=[] if on else _now(script),
        next_line=_own_line(day, "next"),
        next_said=[one for one in script if one.state == "next"],
        acts=[] if day is None else [
            line for line in day.lines
            if line.kind == "exchange" and line.state in ("next", "later")
        ],
        call={turn.id: turn_words(plan, g.contest, turn) for turn in held.upcoming[:COMING]},
        clock=None if on is None else clock_of(on),
        elapsed_ms=0 if on is None else clock_of(on).elapsed(clock.now_ms()),
        limit=None if on is None or not on.round.time else on.round.time.get("max_seconds"),
        warnings=[] if on is None else warnings_of(plan, on.round),
        lines=composition_lines(contest_id),
        line_words=COMPOSITION_LINES,
    )  # fmt: skip


@blueprint.post("/chuong-trinh/giao-luu/<int:item_id>")
@requires("programme.fill")
def bring_forward(item_id: int) -> Any:
    """An exchange act comes next: one tap while the stage waits."""
    try:
        bring_act_forward(g.contest.id, item_id, by=actor())
    except NotFound:
        raise
    except Refusal as refusal:
        for said in sentences_of(refusal):
            flash(said, "problem")
    else:
        flash("Tiết mục giao lưu này diễn tiếp theo.", "done")
    return redirect(url_for("schedule.programme"))


def _now(script: list[Said]) -> list[Said]:
    return [one for one in script if one.state == "now"]


def _own_line(day: Day | None, state: str) -> Line | None:
    """What is on, or comes next, where it is no turn: the opening, a break, an exchange act."""
    if day is None:
        return None
    found = (line for line in day.lines if line.state == state)
    return next((one for one in found if one.kind not in (ItemKind.TURN, ItemKind.WINDOW)), None)
