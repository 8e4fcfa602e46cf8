"""The delegation hands its script in, again and again until it is agreed on."""

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.files.actions.keeping import Incoming, keep_incoming
from contest.preparation.actions.piece_row import piece_for_round
from contest.preparation.events import ScriptMoved
from contest.preparation.models import Piece, ScriptVersion
from contest.preparation.rules.script import ScriptState, read_script, why_not_hand_in
from contest.registration.models import Delegation
from contest.regulations.models import Contest, Round
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Invalid, NotFound, Reason, Refusal, Stale
from contest.shared.transaction import transaction


def begin_script(contest_id: int, delegation_id: int, round_id: int) -> int:
    """The key of the piece of a round, so that its script has a page.

    An empty piece says nothing yet and is not noted.

    Raises:
        NotFound: the contest has no such delegation, or no such round.
    """
    with transaction() as session:
        return piece_for_round(session, contest_id, delegation_id, round_id).id


def hand_in_script(
    contest_id: int,
    delegation_id: int,
    piece_id: int,
    text: str,
    seen: int,
    *,
    by: Actor,
    incoming: Incoming | None = None,
) -> int:
    """Hand a new version in; returns its number. The versions before it stay as they are.

    Attributes:
        seen: the number of the newest version on the page that it was written on, 0 for none.
        incoming: the file that the text was taken from.

    Raises:
        NotFound: the delegation has no such piece.
        Invalid: no text, too long a one, or the very text of the newest version.
        Refusal: it was agreed on, the delegation takes no part, the results are announced.
        Stale: another version came meanwhile; ``current`` is its number.
    """
    with transaction() as session:
        piece, delegation = piece_here(session, contest_id, piece_id)
        if delegation.id != delegation_id:
            raise NotFound("not_found")
        reasons = why_not_hand_in(
            ScriptState(piece.state),
            announced=announced(session, contest_id),
            withdrawn=delegation.status == "withdrawn",
        )
        if reasons:
            raise Refusal(*reasons)
        kept, faults = read_script(text)
        if faults:
            raise Invalid(
                *(
                    Reason(fault.code, {"have": fault.have, "limit": fault.limit})
                    for fault in faults
                )
            )
        newest = newest_version(piece)
        number = 0 if newest is None else newest.number
        if newest is not None and newest.text == kept:
            raise Invalid("script_unchanged")
        if number != seen:
            raise Stale(number)
        file = None
        if incoming is not None:
            file = keep_incoming(session, contest_id, incoming, by=by)
        piece.scripts.append(
            ScriptVersion(
                number=number + 1,
                text=kept,
                file_id=None if file is None else file.id,
                at=clock.now(),
                by_name=by.name[:200],
            )
        )
        move_script(session, piece, delegation, ScriptState.HANDED_IN, by, number=number + 1)
        return number + 1


def move_script(
    session: Session,
    piece: Piece,
    delegation: Delegation,
    state: ScriptState,
    by: Actor,
    *,
    number: int,
    act: str | None = None,
    reason: str | None = None,
) -> None:
    """Bring a script into another state, noted and told: a step of the caller's transaction.

    ``act`` names it in the log where it is not the state's own name.
    """
    old, piece.state = piece.state, state.value
    note(
        by,
        f"script.{act or state.value}",
        subject_of(session, piece, delegation),
        contest_id=delegation.contest_id,
        old={"state": old},
        new={"state": piece.state, "version": number},
        reason=reason,
    )
    record(ScriptMoved(delegation.contest_id, piece.id, piece.state))


def piece_here(session: Session, contest_id: int, piece_id: int) -> tuple[Piece, Delegation]:
    """A piece of this contest and whose it is, kept from other writers until the end.

    Raises:
        NotFound: the contest has no such piece.
    """
    piece = session.get(Piece, piece_id, with_for_update=True)
    delegation = None if piece is None else session.get(Delegation, piece.delegation_id)
    if piece is None or delegation is None or delegation.contest_id != contest_id:
        raise NotFound("not_found")
    return piece, delegation


def newest_version(piece: Piece) -> ScriptVersion | None:
    """The version that counts now."""
    return piece.scripts[-1] if piece.scripts else None


def subject_of(session: Session, piece: Piece, delegation: Delegation) -> str:
    """What the log calls the piece: its delegation and its round."""
    round_ = None if piece.round_id is None else session.get(Round, piece.round_id)
    return f"piece:{delegation.key}/{piece.kind if round_ is None else round_.key}"


def announced(session: Session, contest_id: int) -> bool:
    """Whether the results are announced: nobody's script matters any more."""
    return session.get_one(Contest, contest_id).announced_at is not None
