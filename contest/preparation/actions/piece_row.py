"""The row of a piece, made when somebody first needs it: a step of the caller's transaction."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.preparation.models import Piece
from contest.registration.actions.draft import locked
from contest.regulations.models import Round
from contest.shared.errors import NotFound

ROUND = "round"
"""The kind of a piece that is shown in a round."""


def piece_for_round(session: Session, contest_id: int, delegation_id: int, round_id: int) -> Piece:
    """What the delegation shows in a round; begun, empty, when there is nothing yet.

    The delegation's row is locked, so that two who come at once begin one piece.

    Raises:
        NotFound: the contest has no such delegation, or no such round.
    """
    locked(session, contest_id, delegation_id)
    round_ = session.get(Round, round_id)
    if round_ is None or round_.contest_id != contest_id:
        raise NotFound("not_found")
    piece = session.scalar(
        select(Piece).where(Piece.delegation_id == delegation_id, Piece.round_id == round_id)
    )
    if piece is None:
        piece = Piece(
            delegation_id=delegation_id,
            kind=ROUND,
            round_id=round_id,
            position=round_.position,
            state="none",
            version=1,
        )
        session.add(piece)
        session.flush()
    return piece
