"""The pieces of a delegation as plain values: one for each round, the talent content, acts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from contest.files.models import StoredFile
from contest.files.rules.kinds import Kind, kind_of
from contest.preparation.models import Piece, PieceFile
from contest.preparation.rules.piece import PieceTexts, missing_of
from contest.preparation.rules.slot import EXCHANGE, ROUND, TALENT, Slot
from contest.preparation.sentences import KIND_NAMES
from contest.regulations.models import Round
from contest.shared.db import db
from contest.shared.errors import NotFound

PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a piece. ``size`` is in bytes; ``is_late``: taken in after the deadline."""

    id: int
    name: str
    kind: Kind
    size: int
    is_late: bool
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class PieceValue:
    """What a delegation has written into a slot; empty while nothing was.

    Attributes:
        id: of the row, None while there is none.
        name: of the round, or what pieces of this kind are called.
        staged: shown on the stage, so that it has needs there and a script.
        state: of its script.
    """

    slot: Slot
    id: int | None
    name: str
    staged: bool
    texts: PieceTexts = field(default_factory=PieceTexts)
    files: tuple[Attached, ...] = ()
    state: str = "none"
    version: int = 1

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still asked of it, by the names of its fields."""
        pictures = sum(1 for file in self.files if file.kind is Kind.PICTURE)
        return missing_of(self.slot.kind, self.staged, self.texts, pictures)

    @property
    def is_empty(self) -> bool:
        """Nothing was written and nothing handed in."""
        return self.texts == PieceTexts() and not self.files


def pieces_of(contest_id: int, delegation_id: int) -> tuple[PieceValue, ...]:
    """The slots of a delegation in their order, filled or not."""
    rows = db.session.scalars(
        select(Piece)
        .where(Piece.delegation_id == delegation_id)
        .options(selectinload(Piece.files).joinedload(PieceFile.file), selectinload(Piece.themes))
        .order_by(Piece.position, Piece.id)
    ).all()
    rounds = db.session.scalars(
        select(Round).where(Round.contest_id == contest_id).order_by(Round.position)
    )
    return (
        *(_of_round(round_, rows) for round_ in rounds),
        _talent(rows),
        *(_act(row) for row in rows if row.kind == EXCHANGE),
    )


def texts_of(row: Piece) -> PieceTexts:
    """What the row says."""
    return PieceTexts(
        title=row.title,
        summary=row.summary,
        stage_needs=row.stage_needs,
        minutes=row.minutes,
        themes=frozenset(theme.theme_id for theme in row.themes),
    )


def file_of_piece(delegation_id: int, file_id: int) -> StoredFile:
    """A file that belongs to a piece of this delegation.

    Raises:
        NotFound: none of its pieces has such a file.
    """
    row = db.session.scalar(
        select(PieceFile)
        .join(Piece, Piece.id == PieceFile.piece_id)
        .where(Piece.delegation_id == delegation_id, PieceFile.file_id == file_id)
        .options(joinedload(PieceFile.file))
    )
    if row is None:
        raise NotFound("not_found")
    return row.file


def _of_round(round_: Round, rows: Sequence[Piece]) -> PieceValue:
    slot = Slot(ROUND, round_.id)
    row = next((row for row in rows if row.round_id == round_.id), None)
    if row is None:
        return PieceValue(slot, None, round_.name, round_.staged)
    return _value(slot, row, round_.name, round_.staged)


def _talent(rows: Sequence[Piece]) -> PieceValue:
    row = next((row for row in rows if row.kind == TALENT), None)
    if row is None:
        return PieceValue(Slot(TALENT), None, KIND_NAMES[TALENT], True)
    return _value(Slot(TALENT), row, KIND_NAMES[TALENT], True)


def _act(row: Piece) -> PieceValue:
    return _value(Slot(EXCHANGE, row.id), row, KIND_NAMES[EXCHANGE], True)


def _value(slot: Slot, row: Piece, name: str, staged: bool) -> PieceValue:
    return PieceValue(
        slot=slot,
        id=row.id,
        name=name,
        staged=staged,
        texts=texts_of(row),
        files=tuple(_attached(file) for file in row.files),
        state=row.state,
        version=row.version,
    )


def _attached(row: PieceFile) -> Attached:
    return Attached(
        id=row.file_id,
        name=row.file.name,
        kind=kind_of(row.file.media_type),
        size=row.file.size,
        is_late=row.is_late,
        at=row.file.at,
        by=row.file.by_name,
    )
