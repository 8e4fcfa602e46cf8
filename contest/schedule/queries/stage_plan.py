"""What the MC reads: the script with its names, guests, presenters; what the clock warns of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from contest.registration.models import Delegation
from contest.regulations.models import Award, Contest, Round
from contest.regulations.rules.regulations import time_rule_of
from contest.schedule.models import StagePlan, Turn
from contest.schedule.queries.timetable import Day, Line
from contest.schedule.rules.script import STEPS, Step, words
from contest.schedule.rules.stopwatch import told
from contest.schedule.rules.timetable import ItemKind
from contest.schedule.rules.warnings import ClockWarning, WarningTimes, warnings
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a contest with what is proposed where nothing was typed.

    Attributes:
        version: 0 before anybody has saved it.
        presenters: award key → who presents it; ``spoken``: team key → how to say it.
    """

    version: int
    guests: Sequence[tuple[str, str]]
    presenters: Mapping[str, str]
    spoken: Mapping[str, str]
    script: Mapping[str, str]
    warning_times: WarningTimes
    sound_screen: str | None
    awards: Sequence[tuple[str, str]]
    """(key, name) in the order of the regulations."""

    @property
    def guest_lines(self) -> str:
        """The guests as they are typed, one a line."""
        return "\n".join(" – ".join(part for part in one if part) for one in self.guests)


@dataclass(frozen=True, slots=True)
class Said:
    """One step of a line of the day with its words; ``state`` is the line's."""

    title: str
    text: str
    state: str


def plan_of(contest_id: int) -> Plan:
    """The plan of a contest; two queries."""
    row = db.session.get(StagePlan, contest_id)
    awards = db.session.execute(
        select(Award.key, Award.name)
        .where(Award.contest_id == contest_id)
        .order_by(Award.position, Award.id)
    )
    return Plan(
        version=row.version if row else 0,
        guests=[(name, title) for name, title in (row.guests if row else ())],
        presenters=row.presenters if row else {},
        spoken=row.spoken if row else {},
        script=row.script if row else {},
        warning_times=WarningTimes.of(row.warnings if row else {}),
        sound_screen=row.sound_screen if row else None,
        awards=[(key, name) for key, name in awards],
    )


def teams_to_name(contest_id: int) -> Sequence[Delegation]:
    """The approved teams, in the order in which they registered."""
    return db.session.scalars(
        select(Delegation)
        .where(Delegation.contest_id == contest_id, Delegation.status == "approved")
        .order_by(Delegation.position)
    ).all()


def turn_words(plan: Plan, contest: Contest, turn: Turn) -> str:
    """What is said to call a team to the stage."""
    names = _names(plan, contest) | {
        "đội": turn.delegation.name,
        "phần thi": turn.round.name,
        "số": f"{turn.delegation.team_number:02d}" if turn.delegation.team_number else "…",
    }
    return words(next(step for step in STEPS if step.key == "turn"), plan.script, names)


def said(plan: Plan, contest: Contest, day: Day | None) -> list[Said]:
    """The script of the day in the order of its timetable; turns are said on their own."""
    if day is None:
        general = _names(plan, contest)
        return [_said(step, plan, general, "later") for step in STEPS if step.kind != "turn"]
    return [
        one
        for line, steps in lines_said(plan, contest, day)
        if line.kind is not ItemKind.TURN
        for one in steps
    ]


def lines_said(plan: Plan, contest: Contest, day: Day) -> Iterator[tuple[Line, list[Said]]]:
    """Line after line of the day, turns too, what is said; nothing for what does not take place."""
    general = _names(plan, contest)
    for line in day.lines:
        if line.kind is ItemKind.WINDOW or line.state == "gone":
            continue
        if line.kind is ItemKind.OTHER:
            # Whoever added the line knows what is said; the hall is told what comes.
            yield line, [Said(line.title, f"Tiếp theo chương trình: {line.title}.", line.state)]
            continue
        number = "…" if line.number is None else f"{line.number:02d}"
        names = general | {"đội": line.team or "", "phần thi": line.title, "số": number}
        steps = [step for step in STEPS if step.kind == line.kind]
        yield line, [_said(step, plan, names, line.state, line) for step in steps]


def _said(
    step: Step, plan: Plan, names: Mapping[str, str], state: str, line: Line | None = None
) -> Said:
    title = step.title if line is None or not line.team else f"{step.title}: {line.team}"
    return Said(title, words(step, plan.script, names), state)


def _names(plan: Plan, contest: Contest) -> dict[str, str]:
    name = contest.name
    awards = [f"{award}: {plan.presenters.get(key, '…')}" for key, award in plan.awards]
    return {
        "hội thi": name,
        "chủ đề": (contest.theme or "…").strip('“”"'),
        "đơn vị tổ chức": contest.organiser or "Ban Tổ chức",
        "đại biểu": "\n".join(
            f"{number}. {', '.join(part for part in one if part)}"
            for number, one in enumerate(plan.guests, start=1)
        )
        or "…",
        "trao giải": "\n".join(awards) or "…",
    }


def warnings_of(plan: Plan, round_: Round) -> list[dict[str, Any]]:
    """What the clock of a round warns of: ``at`` ms, and the words."""
    return [
        {"at": one.at * 1000, "kind": one.kind, "text": _warning_words(one)}
        for one in warnings(time_rule_of(round_.time), plan.warning_times)
    ]


def _warning_words(one: ClockWarning) -> str:
    if one.kind == "before":
        return f"Còn {told(one.seconds)}"
    if one.kind == "limit":
        return "Hết thời gian quy định"
    over = f"Quá {told(one.seconds)}"
    return over if one.points is None else f"{over}, trừ {one.points.replace('.', ',')} điểm"
