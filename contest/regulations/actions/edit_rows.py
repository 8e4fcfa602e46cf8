"""Changing the rows of the regulations in place: what marks and teams point at stays the same row.

A step inside the caller's transaction. Rows are known by their keys; one that is gone from the
new value is deleted, which the rule of the footing has allowed before.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from sqlalchemy.orm import Session

from contest.regulations import models
from contest.regulations.actions.store import (
    fill_contest,
    fill_round,
    fill_settings,
    panel_places,
)
from contest.regulations.rules.composition_json import write_composition_rule
from contest.regulations.rules.contest import Division, Judge, Unit
from contest.regulations.rules.prizes import Award
from contest.regulations.rules.regulations import Regulations, award_body, tie_break_body
from contest.regulations.rules.rounds import Criterion, Round


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


R = TypeVar("R", bound=Any)
V = TypeVar("V", bound=_Keyed)


def change_rows(session: Session, contest: models.Contest, new: Regulations) -> None:
    """Make the rows of the contest say what ``new`` says."""
    fill_contest(contest, new.contest)
    fill_settings(contest, new.settings)
    contest.tie_breaks = [tie_break_body(rule) for rule in new.tie_breaks]
    _change(contest.units, new.units, models.Unit, _fill_named)
    _change(contest.divisions, new.divisions, models.Division, _fill_named)
    _change(contest.judges, new.judges, models.Judge, _fill_judge)
    _change(contest.awards, new.awards, models.Award, _fill_award)
    _change(contest.rounds, new.rounds, models.Round, _fill_round)
    contest.composition = [
        models.CompositionRule(position=place, body=write_composition_rule(rule))
        for place, rule in enumerate(new.composition)
    ]
    session.flush()
    _change_panels(session, contest, new)


def _change(
    rows: list[R],
    values: Sequence[V],
    make: Callable[..., R],
    fill: Callable[[R, V], None],
) -> None:
    old = {row.key: row for row in rows}
    kept: list[R] = []
    for place, value in enumerate(values):
        row = old.get(value.key)
        if row is None:
            row = make(key=value.key)
        fill(row, value)
        row.position = place
        kept.append(row)
    rows[:] = kept


def _fill_named(row: Any, value: Unit | Division) -> None:
    row.name = value.name


def _fill_judge(row: models.Judge, value: Judge) -> None:
    row.name = value.name
    row.head = value.head
    row.title = value.title
    row.unit_name = value.unit_name


def _fill_award(row: models.Award, value: Award) -> None:
    row.name = value.name
    row.body = award_body(value)


def _fill_round(row: models.Round, value: Round) -> None:
    fill_round(row, value)
    _change(row.criteria, value.criteria, models.Criterion, _fill_criterion)


def _fill_criterion(row: models.Criterion, value: Criterion) -> None:
    row.name = value.name
    row.max = str(value.max)


def _change_panels(session: Session, contest: models.Contest, new: Regulations) -> None:
    judges = {judge.key: judge for judge in contest.judges}
    rounds = {row.key: row for row in contest.rounds}
    for one in new.rounds:
        row = rounds[one.key]
        wanted = list(one.judges or ())
        if [place.judge.key for place in row.panel] != wanted:
            row.panel = []
            session.flush()
            row.panel = panel_places(wanted, judges)
    session.flush()
