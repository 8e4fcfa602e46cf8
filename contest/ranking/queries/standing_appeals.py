"""The kiến nghị of a contest, the open ones first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from contest.ranking.models import Appeal
from contest.registration.models import Delegation
from contest.regulations.models import Round
from contest.schedule.models import Turn
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class AppealLine:
    """One kiến nghị with names. ``round`` None: about the contest as a whole."""

    id: int
    team: str
    round: str | None
    turn_id: int | None
    made_by: str
    text: str
    received_at: datetime
    recorded_by: str
    answer: str | None
    effect: str | None
    answered_at: datetime | None
    answered_by: str | None
    photo_id: int | None


@dataclass(frozen=True, slots=True)
class TurnChoice:
    """A turn that a kiến nghị may be about."""

    id: int
    delegation_id: int
    round: str


def appeal_lines(contest_id: int) -> list[AppealLine]:
    """All of them, those without an answer first, each kind in the order of receipt."""
    rows = db.session.execute(
        select(Appeal, Delegation.name, Round.name)
        .join(Delegation, Delegation.id == Appeal.delegation_id)
        .outerjoin(Turn, Turn.id == Appeal.turn_id)
        .outerjoin(Round, Round.id == Turn.round_id)
        .where(Appeal.contest_id == contest_id)
        .order_by(Appeal.answered_at.is_not(None), Appeal.id)
    )
    return [
        AppealLine(
            id=row.id,
            team=team,
            round=round_,
            turn_id=row.turn_id,
            made_by=row.made_by,
            text=row.text,
            received_at=row.received_at,
            recorded_by=row.recorded_by,
            answer=row.answer,
            effect=row.effect,
            answered_at=row.answered_at,
            answered_by=row.answered_by,
            photo_id=row.photo_id,
        )
        for row, team, round_ in rows
    ]


def teams_and_turns(contest_id: int) -> tuple[list[tuple[int, str]], list[TurnChoice]]:
    """(id, name) of each approved team in its order, and their turns, rounds in order."""
    approved = (Delegation.contest_id == contest_id, Delegation.status == "approved")
    teams = db.session.execute(
        select(Delegation.id, Delegation.name)
        .where(*approved)
        .order_by(Delegation.team_number, Delegation.position)
    ).all()
    turns = db.session.execute(
        select(Turn.id, Turn.delegation_id, Round.name)
        .join(Round, Round.id == Turn.round_id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .where(*approved)
        .order_by(Round.position, Turn.position)
    ).all()
    return [(id_, name) for id_, name in teams], [TurnChoice(*row) for row in turns]


def open_appeals(session: Session, contest_id: int) -> int:
    """How many have no answer yet."""
    query = select(func.count()).where(
        Appeal.contest_id == contest_id, Appeal.answered_at.is_(None)
    )
    return session.scalar(query) or 0
