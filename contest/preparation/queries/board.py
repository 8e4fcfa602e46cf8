"""What every delegation has handed in of its pieces: for the organiser's board. Three queries."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import func, select

from contest.preparation.models import Piece, PieceFile
from contest.preparation.rules.handed import Show, Told, told_of_files, told_of_script
from contest.registration.models import Delegation
from contest.registration.queries.handed_in import HandedIn
from contest.regulations.models import Round
from contest.shared.db import db


def handed_in_of_pieces(contest_id: int) -> Mapping[int, HandedIn]:
    """Delegation → the scripts of staged rounds and the pictures of the others: what is there,
    and the names of what is not. Nothing where the contest has no rounds."""
    rounds = db.session.execute(
        select(Round.id, Round.name, Round.staged)
        .where(Round.contest_id == contest_id)
        .order_by(Round.position)
    ).all()
    if not rounds:
        return {}
    pictures = _pictures(contest_id)
    begun: dict[int, dict[int | None, tuple[int, str]]] = defaultdict(dict)
    for delegation_id, piece_id, round_id, state in db.session.execute(
        select(Delegation.id, Piece.id, Piece.round_id, Piece.state)
        .outerjoin(Piece, Piece.delegation_id == Delegation.id)
        .where(Delegation.contest_id == contest_id)
    ):
        begun[delegation_id][round_id] = (pictures[piece_id], state)
    found = {}
    for delegation_id, pieces in begun.items():
        shows = [
            Show(None, "round", id_, name, staged, pictures=had[0], state=had[1])
            for id_, name, staged in rounds
            for had in [pieces.get(id_, (0, "none"))]
        ]
        missing = tuple(name for show in shows for name in _lacking(show))
        found[delegation_id] = HandedIn(done=len(shows) - len(missing), missing=missing)
    return found


def _lacking(show: Show) -> Iterator[str]:
    if show.staged and told_of_script(show) is Told.NEEDS:
        yield f"kịch bản {show.name}"
    elif not show.staged and told_of_files(show) is Told.NEEDS:
        yield f"ảnh {show.name}"


def _pictures(contest_id: int) -> Counter[int]:
    rows = db.session.execute(
        select(PieceFile.piece_id, func.count())
        .join(Piece, Piece.id == PieceFile.piece_id)
        .join(Delegation, Delegation.id == Piece.delegation_id)
        .where(Delegation.contest_id == contest_id, PieceFile.use == "picture")
        .group_by(PieceFile.piece_id)
    )
    return Counter(dict(rows.all()))
