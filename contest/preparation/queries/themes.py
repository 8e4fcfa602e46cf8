"""The contest's catalogue of themes, and who treats which."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.preparation.models import Piece, PieceTheme, Theme
from contest.preparation.sentences import KIND_NAMES
from contest.registration.models import Delegation
from contest.registration.rules.teams import TeamStatus
from contest.regulations.models import Round
from contest.shared.db import db

LAID_OUT = "themes.laid_out"
"""In the audit log: the usual catalogue was offered once."""


@dataclass(frozen=True, slots=True)
class ThemeValue:
    """One line of the catalogue."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Treated:
    """A team that treats a theme, and the names of its pieces that do."""

    delegation_id: int
    team: str
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A theme with the teams that treat it; without one nobody covers it."""

    theme: ThemeValue
    teams: tuple[Treated, ...]


def themes_of(contest_id: int) -> tuple[ThemeValue, ...]:
    """The catalogue in its order."""
    rows = db.session.scalars(
        select(Theme).where(Theme.contest_id == contest_id).order_by(Theme.position, Theme.id)
    )
    return tuple(ThemeValue(row.id, row.name) for row in rows)


def were_laid_out(contest_id: int) -> bool:
    """Whether the usual catalogue was offered already; whoever emptied it meant to."""
    return bool(
        db.session.scalar(
            select(AuditEntry.id)
            .where(AuditEntry.contest_id == contest_id, AuditEntry.action == LAID_OUT)
            .limit(1)
        )
    )


def coverage_of(contest_id: int) -> tuple[Coverage, ...]:
    """The catalogue, each theme with the teams that treat it; withdrawn teams do not count."""
    teams: dict[int, str] = {}
    pieces: dict[tuple[int, int], list[str]] = defaultdict(list)
    for theme_id, delegation_id, team, kind, round_name in db.session.execute(
        select(PieceTheme.theme_id, Delegation.id, Delegation.name, Piece.kind, Round.name)
        .join(Piece, Piece.id == PieceTheme.piece_id)
        .join(Delegation, Delegation.id == Piece.delegation_id)
        .outerjoin(Round, Round.id == Piece.round_id)
        .where(
            Delegation.contest_id == contest_id,
            Delegation.status != TeamStatus.WITHDRAWN.value,
        )
        .order_by(Delegation.position, Round.position, Piece.position, Piece.id)
    ):
        teams[delegation_id] = team
        pieces[theme_id, delegation_id].append(round_name or KIND_NAMES[kind])
    return tuple(
        Coverage(
            theme,
            tuple(
                Treated(number, teams[number], tuple(names))
                for (theme_id, number), names in pieces.items()
                if theme_id == theme.id
            ),
        )
        for theme in themes_of(contest_id)
    )
