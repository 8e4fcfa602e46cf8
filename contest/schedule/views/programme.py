"""The MC's page: who is on, who comes next, what is said, what may be announced now."""

from flask import g, render_template

from contest.reception.queries.line import composition_lines
from contest.reception.sentences import COMPOSITION_LINES
from contest.schedule.actions.clock import clock_of
from contest.schedule.queries.programme import programme_of
from contest.schedule.queries.stage_plan import Said, plan_of, said, turn_words, warnings_of
from contest.schedule.queries.timetable import day_of
from contest.schedule.views import blueprint
from contest.shared import clock
from contest.shared.access import requires

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
        now_said=[] if on else _now(script),
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


def _now(script: list[Said]) -> list[Said]:
    return [one for one in script if one.state == "now"]
