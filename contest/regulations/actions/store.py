"""From the plain values of the regulations to rows: steps inside the caller's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from contest.regulations import models
from contest.regulations.rules.composition_json import write_composition_rule
from contest.regulations.rules.contest import Contest, Settings
from contest.regulations.rules.contest_json import write_contest
from contest.regulations.rules.regulations import (
    Regulations,
    award_body,
    tie_break_body,
)
from contest.regulations.rules.rounds import Round
from contest.regulations.rules.rounds_json import write_round


@dataclass(frozen=True, slots=True)
class RegulationKeys:
    """The database keys of what was stored, by contest-file key."""

    contest_id: int
    units: Mapping[str, int]
    divisions: Mapping[str, int]
    judges: Mapping[str, int]
    rounds: Mapping[str, int]
    criteria: Mapping[tuple[str, str], int]
    """By (round key, criterion key)."""


def store_regulations(
    session: Session,
    regulations: Regulations,
    *,
    at: datetime,
    into: models.Contest | None = None,
) -> RegulationKeys:
    """Write all regulations, as a new contest or over the emptied contest ``into``."""
    contest = into
    if contest is None:
        contest = models.Contest(slug=regulations.contest.slug, created_at=at)
        session.add(contest)
    fill_contest(contest, regulations.contest)
    fill_settings(contest, regulations.settings)
    contest.tie_breaks = [tie_break_body(rule) for rule in regulations.tie_breaks]
    contest.units = [
        models.Unit(position=place, key=unit.key, name=unit.name)
        for place, unit in enumerate(regulations.units)
    ]
    contest.divisions = [
        models.Division(position=place, key=division.key, name=division.name)
        for place, division in enumerate(regulations.divisions)
    ]
    contest.judges = [
        models.Judge(
            position=place,
            key=judge.key,
            name=judge.name,
            head=judge.head,
            title=judge.title,
            unit_name=judge.unit_name,
        )
        for place, judge in enumerate(regulations.judges)
    ]
    contest.composition = [
        models.CompositionRule(position=place, body=write_composition_rule(rule))
        for place, rule in enumerate(regulations.composition)
    ]
    contest.awards = [
        models.Award(position=place, key=award.key, name=award.name, body=award_body(award))
        for place, award in enumerate(regulations.awards)
    ]
    judges = {judge.key: judge for judge in contest.judges}
    contest.rounds = [
        _round_row(place, one, judges) for place, one in enumerate(regulations.rounds)
    ]
    session.flush()
    return _keys(contest)


def fill_contest(row: models.Contest, contest: Contest) -> None:
    """Write the contest's own texts and days; the slug too."""
    body = write_contest(contest)
    row.slug = contest.slug
    row.name = contest.name
    row.theme = contest.theme
    row.organiser = contest.organiser
    plan = body.get("plan")
    row.plan = plan if isinstance(plan, dict) else None
    row.venue = contest.venue
    row.dates = [day.isoformat() for day in contest.dates]
    row.registration_closes = contest.registration_closes


def fill_settings(row: models.Contest, settings: Settings) -> None:
    """Write the settings."""
    row.publish_level = settings.publish_level.value
    row.publish_when = settings.publish_when.value
    row.lock = settings.lock.value
    row.signatures = settings.signatures.value


def fill_round(row: models.Round, one: Round) -> None:
    """Write all of a round but its criteria and its panel."""
    body = write_round(one)
    time = body.get("time")
    aggregate = body["aggregate"]
    row.key = one.key
    row.name = one.name
    row.staged = one.staged
    row.weight = one.weight
    row.decimals = one.decimals
    row.marking_min = str(one.marking.min)
    row.marking_step = str(one.marking.step)
    row.aggregate = aggregate if isinstance(aggregate, dict) else {}
    row.time = time if isinstance(time, dict) else None
    row.deductions_apply = one.deductions_apply.value
    row.panel_given = one.judges is not None


def panel_places(
    keys: Sequence[str], judges: Mapping[str, models.Judge]
) -> list[models.PanelPlace]:
    """The rows of a named panel, in order."""
    return [models.PanelPlace(position=place, judge=judges[key]) for place, key in enumerate(keys)]


def _round_row(place: int, one: Round, judges: Mapping[str, models.Judge]) -> models.Round:
    row = models.Round(position=place)
    fill_round(row, one)
    row.criteria = [
        models.Criterion(
            position=line,
            key=criterion.key,
            name=criterion.name,
            max=str(criterion.max),
        )
        for line, criterion in enumerate(one.criteria)
    ]
    row.panel = panel_places(one.judges or (), judges)
    return row


def _keys(contest: models.Contest) -> RegulationKeys:
    return RegulationKeys(
        contest_id=contest.id,
        units={row.key: row.id for row in contest.units},
        divisions={row.key: row.id for row in contest.divisions},
        judges={row.key: row.id for row in contest.judges},
        rounds={row.key: row.id for row in contest.rounds},
        criteria={
            (row.key, criterion.key): criterion.id
            for row in contest.rounds
            for criterion in row.criteria
        },
    )


def clear_regulations(session: Session, contest_id: int) -> None:
    """Take away everything but the contest itself; teams and turns must be gone before."""
    for table in (
        models.Round,
        models.Judge,
        models.Award,
        models.CompositionRule,
        models.Division,
        models.Unit,
    ):
        session.execute(delete(table).where(table.contest_id == contest_id))
