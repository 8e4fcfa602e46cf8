"""The photographs of wall newspapers with what stands on record about showing them."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from contest.displays.models import ShownPicture
from contest.displays.queries.screens import wall_of
from contest.displays.rules.gallery import From, Picture, Shown, Slide, is_public, slides
from contest.files.models import StoredFile
from contest.preparation.models import Piece, PieceFile
from contest.preparation.queries.pieces import PICTURE
from contest.privacy.queries.consents import counts_of
from contest.privacy.rules.consent import Answer, Kind
from contest.registration.models import Delegation
from contest.regulations.models import Round
from contest.schedule.models import Turn
from contest.schedule.rules.states import TurnState
from contest.shared.db import db
from contest.shared.errors import NotFound

EXPECTED = "approved"


def pictures_of(contest_id: int) -> tuple[Picture, ...]:
    """Every photograph of a piece that is not staged, of the teams that take part, in order."""
    agreed = {
        team.delegation_id
        for team in counts_of(contest_id)
        if team.counts[Kind.IMAGES][Answer.GIVEN] == team.people
    }
    rows = db.session.execute(
        select(
            PieceFile.id,
            PieceFile.file_id,
            Delegation.id,
            Delegation.key,
            Delegation.name,
            Delegation.team_number,
            Piece.title,
            Turn.state,
            ShownPicture.shows,
        )
        .join(Piece, Piece.id == PieceFile.piece_id)
        .join(Round, Round.id == Piece.round_id)
        .join(Delegation, Delegation.id == Piece.delegation_id)
        .outerjoin(Turn, (Turn.round_id == Round.id) & (Turn.delegation_id == Delegation.id))
        .outerjoin(ShownPicture, ShownPicture.picture_id == PieceFile.id)
        .where(
            Delegation.contest_id == contest_id,
            Delegation.status == EXPECTED,
            Round.staged.is_(False),
            PieceFile.use == PICTURE,
        )
        .order_by(
            Delegation.team_number.is_(None),
            Delegation.team_number,
            Delegation.position,
            Round.position,
            PieceFile.id,
        )
    )
    return tuple(
        Picture(
            id=number,
            file=file_id,
            delegation=delegation_id,
            key=key,
            team=team,
            number=team_number,
            title=title,
            state=None if state is None else TurnState(state),
            agreed=delegation_id in agreed,
            shown=Shown.NO if shows is None else Shown(shows),
        )
        for number, file_id, delegation_id, key, team, team_number, title, state, shows in rows
    )


def begins_of(contest_id: int) -> From:
    """From when photographs of this contest are shown."""
    return From(wall_of(contest_id).pictures_from)


def gallery_of(contest_id: int) -> tuple[Slide, ...]:
    """What the hall may see now."""
    return slides(pictures_of(contest_id), begins_of(contest_id))


def public_picture(contest_id: int, picture_id: int) -> StoredFile:
    """The file of a photograph that the hall may see now.

    Raises:
        NotFound: there is none, or it is not to be shown.
    """
    begins = begins_of(contest_id)
    if not any(one.id == picture_id and is_public(one, begins) for one in pictures_of(contest_id)):
        raise NotFound("not_found")
    row = db.session.get_one(PieceFile, picture_id, options=[joinedload(PieceFile.file)])
    return row.file
