"""A unit's own corner: its division of work, its rehearsals, its practice runs."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from contest.preparation.models import Duty as DutyRow
from contest.preparation.models import PracticeRun
from contest.preparation.models import Rehearsal as RehearsalRow
from contest.preparation.rules.duty import Duty
from contest.preparation.rules.practice import Cost, cost_of, cost_steps, warns_at
from contest.preparation.sentences import FIRST_DUTIES
from contest.regulations import models
from contest.regulations.rules.regulations import time_rule_of
from contest.regulations.rules.rounds import TimeRule
from contest.shared.db import db

SHOWN_RUNS = 30
"""The newest runs of a round; older ones stay stored."""


@dataclass(frozen=True, slots=True)
class Duties:
    """The division of work; ``proposed`` while nobody has stored one."""

    lines: tuple[Duty, ...]
    proposed: bool


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One rehearsal, planned or held."""

    id: int
    starts_at: datetime
    place: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a round on the practice stopwatch, with what the regulations would say."""

    id: int
    seconds: int
    at: datetime
    by_name: str
    cost: Cost


@dataclass(frozen=True, slots=True)
class Practice:
    """A staged round to be practised: its limits in seconds and the runs, the newest first."""

    round_id: int
    key: str
    name: str
    rule: TimeRule | None
    runs: tuple[Run, ...]

    @property
    def limit(self) -> int | None:
        """The most seconds; ``None`` where the regulations set none."""
        return self.rule.max_seconds if self.rule else None

    @property
    def warning(self) -> int | None:
        """When the page warns."""
        return warns_at(self.limit)

    @property
    def steps(self) -> tuple[tuple[int, str, bool], ...]:
        """What each second costs, for a page that measures by itself."""
        return cost_steps(self.rule)

    @property
    def longest(self) -> int:
        """What the bars of the runs are drawn against."""
        return max([self.limit or 0, *(run.seconds for run in self.runs)], default=0) or 1


def duties_of(delegation_id: int) -> Duties:
    """The division of work; the usual five lines as a proposal while there is none."""
    rows = db.session.scalars(
        select(DutyRow)
        .where(DutyRow.delegation_id == delegation_id)
        .order_by(DutyRow.position, DutyRow.id)
    ).all()
    if not rows:
        return Duties(tuple(Duty(what, who) for what, who in FIRST_DUTIES), proposed=True)
    return Duties(tuple(duty_value(row) for row in rows), proposed=False)


def duty_value(row: DutyRow) -> Duty:
    """The values of a row."""
    due = None if row.due is None else date.fromisoformat(row.due)
    return Duty(row.what, row.who, due, row.is_done)


def rehearsals_of(delegation_id: int) -> tuple[Rehearsal, ...]:
    """All rehearsals, the earliest first."""
    rows = db.session.scalars(
        select(RehearsalRow)
        .where(RehearsalRow.delegation_id == delegation_id)
        .order_by(RehearsalRow.starts_at, RehearsalRow.id)
    )
    return tuple(Rehearsal(row.id, row.starts_at, row.place, row.note) for row in rows)


def practices_of(contest_id: int, delegation_id: int) -> tuple[Practice, ...]:
    """The staged rounds with the delegation's runs of each."""
    runs: dict[int, list[PracticeRun]] = defaultdict(list)
    for run in db.session.scalars(
        select(PracticeRun)
        .where(PracticeRun.delegation_id == delegation_id)
        .order_by(PracticeRun.at.desc(), PracticeRun.id.desc())
    ):
        runs[run.round_id].append(run)
    rounds = db.session.scalars(
        select(models.Round)
        .where(models.Round.contest_id == contest_id, models.Round.staged)
        .order_by(models.Round.position)
    )
    return tuple(_practice(row, runs[row.id][:SHOWN_RUNS]) for row in rounds)


def _practice(row: models.Round, runs: list[PracticeRun]) -> Practice:
    rule = time_rule_of(row.time)
    return Practice(
        row.id,
        row.key,
        row.name,
        rule,
        tuple(
            Run(run.id, run.seconds, run.at, run.by_name, cost_of(rule, run.seconds))
            for run in runs
        ),
    )
