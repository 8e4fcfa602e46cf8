"""The contest's life as a line of steps: what is done, what is due now, what is missing.

Counts in, steps out; each open task names the page that does it. Words are in the template's
catalogue ``contest/journey/sentences.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

STEPS = (
    "prepare",
    "registration",
    "draw",
    "day",
    "publish",
    "papers",
    "report",
)
"""Chuẩn bị → Đăng ký → Thẩm định & bốc thăm → Ngày thi → Công bố → Hồ sơ → Báo cáo."""


class StepState(StrEnum):
    """How a step stands on the line."""

    DONE = "done"
    NOW = "now"
    MISSING = "missing"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Counts:
    """What the record says, in numbers."""

    proposals: int
    judges: int
    units: int
    delegations: int
    drafts: int
    submitted: int
    returned: int
    approved: int
    drawn: bool
    turns: int
    waiting: int
    judging: int
    complete: int
    confirmed: int
    released: int
    without_result: int
    unsigned: int
    announced: bool
    scripts: int = 0
    """Handed in and not read yet."""
    substitutions: int = 0
    """Requests to change a list that nobody has answered."""
    to_decide: int = 0
    """Teams at the door whose composition is not kept, and nothing decided."""
    undecided: int = 0
    """Decisions on the awards of which nobody has noted that they were signed: 1 or 0."""
    reported: bool = False
    """Whether the report on the contest was noted as signed."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: its code, its number, the endpoint of its page, and how urgent it is.

    Attributes:
        query: what narrows that page to the things counted: pairs of the address.
    """

    code: str
    count: int
    endpoint: str
    due: bool = True
    query: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the line.

    Attributes:
        query: what narrows its page to the step: pairs of the address.
    """

    key: str
    state: StepState
    endpoint: str
    tasks: tuple[Task, ...] = ()
    query: tuple[tuple[str, str], ...] = ()


def life(counts: Counts) -> list[Step]:
    """The line of a contest as it stands."""
    tasks = {
        "prepare": _prepare(counts),
        "registration": _registration(counts),
        "draw": _draw(counts),
        "day": _day(counts),
        "publish": _publish(counts),
        "papers": _papers(counts),
        "report": _report(counts),
    }
    done = {
        "prepare": counts.drawn or (not counts.proposals and bool(counts.judges)),
        "registration": counts.drawn,
        "draw": counts.drawn,
        "day": bool(counts.turns) and _judged(counts) == counts.turns,
        "publish": counts.announced and not counts.undecided,
        "papers": counts.announced and not counts.unsigned,
        "report": counts.reported,
    }
    now = _now(counts)
    return [
        Step(
            key,
            _state(key, now, done=done[key]),
            ENDPOINTS[key],
            tasks[key],
            REPORT if key == "report" else (),
        )
        for key in STEPS
    ]


ENDPOINTS = {
    "prepare": "regulations.overview",
    "registration": "registration.review",
    "draw": "schedule.draw",
    "day": "scoring.desk",
    "publish": "ranking.results",
    "papers": "documents.papers",
    "report": "documents.papers",
}
"""Step → the endpoint of its page."""
REPORT = (("mo", "bao-cao-tong-ket"),)
"""The row of the report on the page of papers."""


def _judged(counts: Counts) -> int:
    return counts.confirmed + counts.released + counts.without_result


def _now(counts: Counts) -> str:
    """The step that the contest is in."""
    if counts.announced:
        return "papers"
    if counts.turns and _judged(counts) == counts.turns:
        return "publish"
    if counts.drawn:
        return "day"
    if counts.delegations and counts.approved and not counts.submitted + counts.drafts:
        return "draw"
    if counts.delegations:
        return "registration"
    return "prepare"


def _state(key: str, now: str, *, done: bool) -> StepState:
    place, current = STEPS.index(key), STEPS.index(now)
    if place == current:
        return StepState.NOW
    if done:
        return StepState.DONE
    return StepState.MISSING if place < current else StepState.LATER


def _tasks(*tasks: Task) -> tuple[Task, ...]:
    return tuple(task for task in tasks if task.count)


def _prepare(counts: Counts) -> tuple[Task, ...]:
    return _tasks(
        Task("proposals", counts.proposals, "regulations.overview", due=not counts.drawn),
        Task("no_judges", int(not counts.judges), "regulations.jury"),
    )


def _registration(counts: Counts) -> tuple[Task, ...]:
    missing = max(0, counts.units - counts.delegations)
    return _tasks(
        _files("to_review", counts.submitted, "submitted", due=True),
        Task("substitutions", counts.substitutions, "registration.substitutions"),
        _files("returned", counts.returned, "returned"),
        _files("drafts", counts.drafts, "draft"),
        _files("not_begun", 0 if counts.drawn else missing, "none"),
    )


def _files(code: str, count: int, state: str, *, due: bool = False) -> Task:
    """A task of the board of files, which opens with these alone."""
    return Task(code, count, "registration.review", due=due, query=(("trang_thai", state),))


def _draw(counts: Counts) -> tuple[Task, ...]:
    ready = counts.approved >= MIN_TEAMS and not counts.drawn
    everybody_in = not counts.submitted + counts.drafts + counts.returned
    unread = 0 if counts.announced else counts.scripts
    return _tasks(
        Task("scripts", unread, "preparation.reviewing", due=False),
        Task("draw", counts.approved if ready else 0, "schedule.draw", due=everybody_in),
    )


MIN_TEAMS = 2


def _day(counts: Counts) -> tuple[Task, ...]:
    waiting = (("loc", "cho-quyet-dinh"),)
    return _tasks(
        Task("to_decide", counts.to_decide, "reception.arrivals", query=waiting),
        Task("to_confirm", counts.complete, "scoring.desk"),
        Task("judging", counts.judging, "scoring.desk", due=False),
        Task("waiting", counts.waiting if counts.drawn else 0, "schedule.stage", due=False),
    )


def _publish(counts: Counts) -> tuple[Task, ...]:
    all_judged = bool(counts.turns) and _judged(counts) == counts.turns
    return _tasks(
        Task("to_release", counts.confirmed, "ranking.release"),
        Task("announce", int(all_judged and not counts.announced), "ranking.release"),
        Task(
            "decision",
            counts.undecided if counts.announced else 0,
            "documents.papers",
            due=False,
            query=(("mo", "quyet-dinh-trao-giai"),),
        ),
    )


def _papers(counts: Counts) -> tuple[Task, ...]:
    return _tasks(
        Task("unsigned", counts.unsigned if counts.turns else 0, "scoring.signatures", due=False),
        Task("print", int(counts.announced), "documents.papers", due=False),
    )


def _report(counts: Counts) -> tuple[Task, ...]:
    open_ = counts.announced and not counts.reported
    return _tasks(Task("report", int(open_), "documents.papers", due=False, query=REPORT))
