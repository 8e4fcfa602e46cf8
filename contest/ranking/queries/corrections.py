"""Results that were public and are corrected: what is affected, what has changed, what is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from contest.audit.models import AuditEntry
from contest.ranking.models import Correction
from contest.ranking.queries.standing import Standing
from contest.ranking.rules.correction import (
    AwardChange,
    TeamChange,
    came_back_equal,
    changes,
    told,
)
from contest.ranking.rules.results import Results
from contest.schedule.models import Turn
from contest.shared.db import db

WITHOUT_RESULTS = frozenset(
    {
        "blank_sheets",
        "blank_judge_sheet",
        "blank_certificates",
        "spare_sheet",
        "draw_minutes",
        "swap_minutes",
        "team_cards",
        "name_cards",
        "team_list",
        "team_list_public",
        "team_lists",
        "team_lists_public",
        "consent_forms",
    }
)
"""Papers that print no result; see documents/sentences.py."""


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A paper with results on it, and when it was last printed."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Affected:
    """What taking a public result back would touch.

    Attributes:
        place, total: of the team, as they stand.
        awards: names of the prizes that were announced, each with its takers' names.
    """

    turn: Turn
    result: str | None
    place: int | None
    total: str
    awards: Sequence[tuple[str, tuple[str, ...]]]
    papers: Sequence[PrintedPaper]


@dataclass(frozen=True, slots=True)
class Told:
    """What changes against what was announced, with the keys of teams put into names."""

    teams: Sequence[tuple[str, TeamChange]]
    awards: Sequence[tuple[str, AwardChange, str, str]]
    """(name of the prize, change, who loses it, who gains it)."""
    papers: Sequence[PrintedPaper]


def affected_by(turn: Turn, standing: Standing, *, announced: bool) -> Affected:
    """Whose prize may change and which papers would be wrong, before anything is taken back."""
    line = next(
        (one for d in standing.divisions for one in d.teams if one.team == turn.delegation.key),
        None,
    )
    result = next(
        (
            one.result
            for one in standing.turns_of(turn.round.key)
            if one.team == turn.delegation.key
        ),
        None,
    )
    return Affected(
        turn=turn,
        result=result,
        place=line.place if line else None,
        total=line.total if line else "0",
        awards=[(one.name, one.teams + one.members) for one in standing.awards]
        if announced
        else [],
        papers=papers_with_results(turn.contest_id, turn.confirmed_at),
    )


def changed_since_announced(contest_id: int, standing: Standing) -> Told | None:
    """What the next announcement tells differently from the last one; None where there was none."""
    first = db.session.scalars(
        select(Correction)
        .where(Correction.contest_id == contest_id, Correction.announced)
        .order_by(Correction.id.desc())
        .limit(1)
    ).one_or_none()
    if first is None or first.before is None:
        return None
    found = changes(first.before, told(standing.results))
    names, awards = standing.names, {one.key: one.name for one in standing.awards}

    def listed(keys: Sequence[str]) -> str:
        return ", ".join(names.get(key, key) for key in keys)

    return Told(
        teams=[(names.get(one.team, one.team), one) for one in found.teams],
        awards=[
            (awards[one.award], one, listed(one.lost), listed(one.gained)) for one in found.awards
        ],
        papers=papers_with_results(contest_id, None, before=first.made_at),
    )


def papers_with_results(
    contest_id: int, since: datetime | None, *, before: datetime | None = None
) -> list[PrintedPaper]:
    """The papers that were printed with results on them, each with its last time."""
    statement = select(AuditEntry).where(
        AuditEntry.contest_id == contest_id,
        AuditEntry.action == "paper.print",
        AuditEntry.subject.not_in([f"paper:{paper}" for paper in WITHOUT_RESULTS]),
    )
    if since is not None:
        statement = statement.where(AuditEntry.at >= since)
    if before is not None:
        statement = statement.where(AuditEntry.at <= before)
    last = {
        str((entry.new or {}).get("name", "")): entry.at
        for entry in db.session.scalars(statement.order_by(AuditEntry.id))
    }
    return [PrintedPaper(name, at) for name, at in last.items() if name]


def came_back(corrections: Sequence[Correction], results: Results) -> list[bool]:
    """For each of all corrections of a contest whether the result is again what it was."""
    kept = [(one.turn.round.key, one.turn.delegation.key, one.before) for one in corrections]
    return came_back_equal(kept, results)


def corrections_of(contest_id: int) -> Sequence[Correction]:
    """Every correction of a public result, the earliest first."""
    return db.session.scalars(
        select(Correction)
        .where(Correction.contest_id == contest_id)
        .options(joinedload(Correction.turn).joinedload(Turn.round))
        .options(joinedload(Correction.turn).joinedload(Turn.delegation))
        .order_by(Correction.id)
    ).all()
