"""From rows to the plain values of the regulations: the one way everything reads them.

Ten small queries a contest, however many teams it has.
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from contest.regulations import models
from contest.regulations.rules.composition import CompositionRule
from contest.regulations.rules.contest import (
    Contest,
    Division,
    Judge,
    Lock,
    Plan,
    PublishLevel,
    PublishWhen,
    Settings,
    Signatures,
    Unit,
)
from contest.regulations.rules.prizes import Award, TieBreak
from contest.regulations.rules.regulations import (
    Regulations,
    aggregate_of,
    award_of,
    composition_rule_of,
    tie_break_of,
    time_rule_of,
)
from contest.regulations.rules.rounds import Criterion, DeductionsApply, Marking, Round
from contest.shared.db import db
from contest.shared.errors import NotFound


def regulations_of(contest_id: int) -> Regulations:
    """All regulations of a contest.

    Raises:
        NotFound: there is no such contest.
    """
    row = _contest_row(contest_id)
    return Regulations(
        contest=_contest_value(row),
        rounds=rounds_of(contest_id),
        units=units_of(contest_id),
        divisions=divisions_of(contest_id),
        composition=composition_of(contest_id),
        judges=judges_of(contest_id),
        tie_breaks=_tie_breaks(row),
        awards=awards_of(contest_id),
        settings=_settings(row),
    )


def settings_of(contest_id: int) -> Settings:
    """How a contest is marked, locked and published.

    Raises:
        NotFound: there is no such contest.
    """
    return _settings(_contest_row(contest_id))


def contest_of(contest_id: int) -> Contest:
    """The names, days and deadline of a contest.

    Raises:
        NotFound: there is no such contest.
    """
    return _contest_value(_contest_row(contest_id))


def units_of(contest_id: int) -> tuple[Unit, ...]:
    """The units that may take part, in order."""
    rows = db.session.execute(
        select(models.Unit.key, models.Unit.name)
        .where(models.Unit.contest_id == contest_id)
        .order_by(models.Unit.position)
    )
    return tuple(Unit(key, name) for key, name in rows)


def divisions_of(contest_id: int) -> tuple[Division, ...]:
    """The divisions, in order."""
    rows = db.session.execute(
        select(models.Division.key, models.Division.name)
        .where(models.Division.contest_id == contest_id)
        .order_by(models.Division.position)
    )
    return tuple(Division(key, name) for key, name in rows)


def judges_of(contest_id: int) -> tuple[Judge, ...]:
    """The whole jury, in order."""
    rows = db.session.scalars(
        select(models.Judge)
        .where(models.Judge.contest_id == contest_id)
        .order_by(models.Judge.position)
    )
    return tuple(Judge(row.key, row.name, row.head, row.title, row.unit_name) for row in rows)


def composition_of(contest_id: int) -> tuple[CompositionRule, ...]:
    """The rules for a team's make-up; violations name them by index."""
    bodies = db.session.scalars(
        select(models.CompositionRule.body)
        .where(models.CompositionRule.contest_id == contest_id)
        .order_by(models.CompositionRule.position)
    )
    return tuple(composition_rule_of(body) for body in bodies)


def awards_of(contest_id: int) -> tuple[Award, ...]:
    """The awards, in order."""
    rows = db.session.execute(
        select(models.Award.key, models.Award.name, models.Award.body)
        .where(models.Award.contest_id == contest_id)
        .order_by(models.Award.position)
    )
    return tuple(award_of(key, name, body) for key, name, body in rows)


def rounds_of(contest_id: int) -> tuple[Round, ...]:
    """The rounds in the order in which they are held, with criteria and panels."""
    rows = db.session.scalars(
        select(models.Round)
        .where(models.Round.contest_id == contest_id)
        .order_by(models.Round.position)
    ).all()
    criteria = _criteria(contest_id)
    panels = _panels(contest_id)
    return tuple(
        Round(
            key=row.key,
            name=row.name,
            criteria=tuple(criteria[row.id]),
            staged=row.staged,
            weight=row.weight,
            decimals=row.decimals,
            judges=tuple(panels[row.id]) if row.panel_given else None,
            marking=Marking(Decimal(row.marking_min), Decimal(row.marking_step)),
            aggregate=aggregate_of(row.aggregate),
            time=time_rule_of(row.time),
            deductions_apply=DeductionsApply(row.deductions_apply),
        )
        for row in rows
    )


def _criteria(contest_id: int) -> dict[int, list[Criterion]]:
    by_round: dict[int, list[Criterion]] = defaultdict(list)
    for row in db.session.scalars(
        select(models.Criterion)
        .join(models.Round, models.Round.id == models.Criterion.round_id)
        .where(models.Round.contest_id == contest_id)
        .order_by(models.Criterion.position)
    ):
        by_round[row.round_id].append(Criterion(row.key, row.name, Decimal(row.max)))
    return by_round


def _panels(contest_id: int) -> dict[int, list[str]]:
    by_round: dict[int, list[str]] = defaultdict(list)
    for round_id, key in db.session.execute(
        select(models.PanelPlace.round_id, models.Judge.key)
        .join(models.Judge, models.Judge.id == models.PanelPlace.judge_id)
        .where(models.Judge.contest_id == contest_id)
        .order_by(models.PanelPlace.position)
    ):
        by_round[round_id].append(key)
    return by_round


def _contest_row(contest_id: int) -> models.Contest:
    row = db.session.get(models.Contest, contest_id)
    if row is None:
        raise NotFound("not_found")
    return row


def _contest_value(row: models.Contest) -> Contest:
    return Contest(
        slug=row.slug,
        name=row.name,
        theme=row.theme,
        organiser=row.organiser,
        plan=_plan(row),
        venue=row.venue,
        dates=tuple(date.fromisoformat(day) for day in row.dates),
        registration_closes=row.registration_closes,
    )


def _plan(row: models.Contest) -> Plan | None:
    if row.plan is None:
        return None
    day = row.plan.get("date")
    return Plan(row.plan.get("number"), None if day is None else date.fromisoformat(day))


def _settings(row: models.Contest) -> Settings:
    return Settings(
        PublishLevel(row.publish_level),
        PublishWhen(row.publish_when),
        Lock(row.lock),
        Signatures(row.signatures),
    )


def _tie_breaks(row: models.Contest) -> tuple[TieBreak, ...]:
    return tuple(tie_break_of(body) for body in row.tie_breaks)
