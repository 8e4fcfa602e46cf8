"""The pieces of a delegation as far as they have been handed in, and what its people have said.

Three small queries, whatever has been handed in.
"""

from collections import Counter, defaultdict

from sqlalchemy import func, select

from contest.preparation.models import Piece, PieceFile
from contest.preparation.rules.handed import Show
from contest.preparation.sentences import KIND_NAMES
from contest.privacy.models import Consent
from contest.registration.models import Member
from contest.regulations.models import Round
from contest.shared.db import db

QUESTIONS = 3
"""What each person is asked: about data, images and story."""


def shows_of(contest_id: int, delegation_id: int) -> tuple[Show, ...]:
    """For each round one, in the order of the rounds; then talent content and exchange acts."""
    pieces = db.session.scalars(
        select(Piece)
        .where(Piece.delegation_id == delegation_id)
        .order_by(Piece.kind.desc(), Piece.position, Piece.id)
    ).all()
    uses = _uses(delegation_id)
    by_round = {piece.round_id: piece for piece in pieces if piece.round_id is not None}
    rounds = db.session.scalars(
        select(Round).where(Round.contest_id == contest_id).order_by(Round.position)
    )
    shows = [_of_round(round_, by_round.get(round_.id), uses) for round_ in rounds]
    others = [piece for piece in pieces if piece.round_id is None]
    return (*shows, *(_show(piece, KIND_NAMES[piece.kind], False, uses) for piece in others))


def answered(delegation_id: int) -> int:
    """How many of the delegation's people have answered every question about their data."""
    told = (
        select(Consent.member_id)
        .join(Member, Member.id == Consent.member_id)
        .where(Member.delegation_id == delegation_id)
        .group_by(Consent.member_id)
        .having(func.count(Consent.kind.distinct()) >= QUESTIONS)
    )
    return db.session.scalar(select(func.count()).select_from(told.subquery())) or 0


def _uses(delegation_id: int) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for piece_id, use, number in db.session.execute(
        select(PieceFile.piece_id, PieceFile.use, func.count())
        .join(Piece, Piece.id == PieceFile.piece_id)
        .where(Piece.delegation_id == delegation_id)
        .group_by(PieceFile.piece_id, PieceFile.use)
    ):
        found[piece_id][use] = number
    return found


def _of_round(round_: Round, piece: Piece | None, uses: dict[int, Counter[str]]) -> Show:
    if piece is None:
        return Show(None, "round", round_.id, round_.name, round_.staged)
    return _show(piece, round_.name, round_.staged, uses)


def _show(piece: Piece, name: str, staged: bool, uses: dict[int, Counter[str]]) -> Show:
    files = uses.get(piece.id, Counter())
    return Show(
        piece_id=piece.id,
        kind=piece.kind,
        round_id=piece.round_id,
        name=name,
        staged=staged,
        title=piece.title,
        has_summary=bool(piece.summary),
        files=sum(files.values()),
        pictures=files["picture"],
        state=piece.state,
    )
