"""The exchange acts and the talent content of all teams, for the programme."""

from dataclasses import dataclass

from sqlalchemy import case, func, select

from contest.preparation.models import Piece, PieceFile
from contest.preparation.rules.slot import EXCHANGE, TALENT
from contest.registration.models import Delegation
from contest.registration.rules.teams import TeamStatus
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Act:
    """What one team shows beside the rounds. ``minutes``: as the delegation says, if it does."""

    delegation_id: int
    team: str
    number: int | None
    title: str | None
    minutes: int | None
    summary: str | None
    stage_needs: str | None
    files: int


def acts_of(contest_id: int) -> tuple[Act, ...]:
    """The exchange acts, teams in the order of their numbers, then of the list."""
    return _shown(contest_id, EXCHANGE)


def talents_of(contest_id: int) -> tuple[Act, ...]:
    """The talent content of the teams that have said something of it."""
    return tuple(act for act in _shown(contest_id, TALENT) if act.title or act.summary or act.files)


def _shown(contest_id: int, kind: str) -> tuple[Act, ...]:
    files = (
        select(PieceFile.piece_id, func.count().label("files"))
        .group_by(PieceFile.piece_id)
        .subquery()
    )
    rows = db.session.execute(
        select(Piece, Delegation.name, Delegation.team_number, files.c.files)
        .join(Delegation, Delegation.id == Piece.delegation_id)
        .outerjoin(files, files.c.piece_id == Piece.id)
        .where(
            Delegation.contest_id == contest_id,
            Delegation.status != TeamStatus.WITHDRAWN.value,
            Piece.kind == kind,
        )
        .order_by(
            case((Delegation.team_number.is_(None), 1), else_=0),
            Delegation.team_number,
            Delegation.position,
            Piece.position,
            Piece.id,
        )
    )
    return tuple(
        Act(
            delegation_id=row.delegation_id,
            team=team,
            number=number,
            title=row.title,
            minutes=row.minutes,
            summary=row.summary,
            stage_needs=row.stage_needs,
            files=count or 0,
        )
        for row, team, number, count in rows
    )
