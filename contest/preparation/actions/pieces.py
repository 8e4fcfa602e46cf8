"""Writing the pieces of a delegation: texts, files, exchange acts; by itself or on its behalf."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.audit.models import AuditEntry
from contest.files.actions.keeping import Incoming, keep_incoming, remove_file
from contest.files.rules.kinds import Kind, kind_of
from contest.preparation.actions.piece_row import piece_for_round
from contest.preparation.models import Piece, PieceFile, PieceTheme
from contest.preparation.queries.pieces import texts_of
from contest.preparation.rules.piece import (
    ACTS_LIMIT,
    FILES_LIMIT,
    PieceTexts,
    differing,
    why_not_write,
)
from contest.preparation.rules.slot import EXCHANGE, ROUND, TALENT, Slot
from contest.registration.actions.draft import locked, unit_ids_of
from contest.registration.actions.handing_in import checked_text
from contest.registration.models import Delegation
from contest.registration.queries.deadlines import in_time
from contest.registration.rules.handing_in import Hand
from contest.registration.rules.teams import TeamStatus
from contest.shared import clock
from contest.shared.errors import Invalid, NotFound, Reason, Refusal, Stale
from contest.shared.transaction import transaction

NOTED_AGAIN_AFTER = timedelta(minutes=15)
"""A piece saves itself every few words; the log says once in a while that it is being written."""

_USES = {Kind.PICTURE: "picture", Kind.MUSIC: "music"}


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes into the pieces of which delegation.

    Attributes:
        reason: why the organiser takes something in after the deadline; asked for then alone.
    """

    contest_id: int
    delegation_id: int
    hand: Hand
    by: Actor
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What is stored now: the piece, and the version of its texts to build on."""

    piece_id: int
    version: int


def save_piece(
    writing: Writing,
    slot: Slot,
    texts: PieceTexts,
    version: int,
    files: Sequence[Incoming] = (),
) -> Written:
    """Store the texts of a piece, and files that came with them; ``version`` is the one that
    was on screen when typing began.

    Raises:
        NotFound: no such delegation, round or act.
        Invalid: the reason for a late change is missing; too many files or acts.
        Refusal: withdrawn, or registration has closed.
        Stale: the texts were changed since; ``current`` is what they are now.
    """
    with transaction() as session:
        row = locked(session, writing.contest_id, writing.delegation_id)
        is_late = _let_in(row, writing)
        piece = _piece(session, writing, slot)
        stored = texts_of(piece)
        changed = differing(stored, texts)
        if changed and piece.version != max(version, 1):
            raise Stale(stored)
        if changed:
            _write(piece, texts)
        _attach(session, piece, files, writing, is_late)
        _note(session, row, piece, writing, changed, len(files), is_late)
        return Written(piece.id, piece.version)


def add_files(writing: Writing, slot: Slot, files: Sequence[Incoming]) -> int:
    """Attach files to a piece and leave its texts alone; returns the piece's id.

    Raises:
        NotFound, Invalid, Refusal: as for :func:`save_piece`.
    """
    with transaction() as session:
        row = locked(session, writing.contest_id, writing.delegation_id)
        is_late = _let_in(row, writing)
        piece = _piece(session, writing, slot)
        _attach(session, piece, files, writing, is_late)
        _note(session, row, piece, writing, (), len(files), is_late)
        return piece.id


def drop_file(writing: Writing, file_id: int) -> int:
    """Take a file off its piece; returns the piece's id.

    Raises:
        NotFound: none of the delegation's pieces has it.
        Invalid, Refusal: as for :func:`save_piece`.
    """
    with transaction() as session:
        row = locked(session, writing.contest_id, writing.delegation_id)
        is_late = _let_in(row, writing)
        attached = session.scalar(
            select(PieceFile)
            .join(Piece, Piece.id == PieceFile.piece_id)
            .where(Piece.delegation_id == row.id, PieceFile.file_id == file_id)
        )
        if attached is None:
            raise NotFound("not_found")
        piece = session.get_one(Piece, attached.piece_id)
        _detach(session, piece, attached)
        _note(session, row, piece, writing, (), -1, is_late)
        return piece.id


def drop_act(writing: Writing, piece_id: int) -> None:
    """Take an exchange act off the list, with its files.

    Raises:
        NotFound: the delegation has no such act.
        Invalid, Refusal: as for :func:`save_piece`; or it has a script, which is kept.
    """
    with transaction() as session:
        row = locked(session, writing.contest_id, writing.delegation_id)
        _let_in(row, writing)
        piece = _piece(session, writing, Slot(EXCHANGE, piece_id))
        if piece.scripts:
            raise Refusal("act_has_script")
        for attached in list(piece.files):
            _detach(session, piece, attached)
        session.delete(piece)
        note(
            writing.by,
            "piece.dropped",
            f"delegation:{row.key}",
            contest_id=row.contest_id,
            old={"piece": EXCHANGE},
            reason=checked_text(writing.reason),
        )


def _let_in(row: Delegation, writing: Writing) -> bool:
    """Whether this change comes late; the organiser alone may make one, with a reason."""
    is_in_time = in_time(writing.contest_id, unit_ids_of(row))
    reasons = why_not_write(TeamStatus(row.status), writing.hand, is_in_time)
    if reasons:
        raise Refusal(*reasons)
    if writing.hand is Hand.DELEGATION or is_in_time:
        return False
    if checked_text(writing.reason) is None:
        raise Invalid("piece_late_reason_missing")
    return True


def _piece(session: Session, writing: Writing, slot: Slot) -> Piece:
    """The row of the slot; begun where there is none."""
    if slot.kind == ROUND and slot.number is not None:
        return piece_for_round(session, writing.contest_id, writing.delegation_id, slot.number)
    own = Piece.delegation_id == writing.delegation_id, Piece.kind == slot.kind
    if slot.kind == EXCHANGE and slot.number is not None:
        found = session.scalar(select(Piece).where(*own, Piece.id == slot.number))
        if found is None:
            raise NotFound("not_found")
        return found
    if slot.kind == TALENT and (found := session.scalar(select(Piece).where(*own))):
        return found
    acts = session.scalar(select(func.count()).select_from(Piece).where(*own)) or 0
    if acts >= ACTS_LIMIT:
        raise Invalid(Reason("too_many_acts", {"limit": ACTS_LIMIT}))
    last = session.scalar(select(func.max(Piece.position)).where(*own))
    piece = Piece(
        delegation_id=writing.delegation_id,
        kind=slot.kind,
        position=0 if last is None else last + 1,
        state="none",
        version=1,
    )
    session.add(piece)
    session.flush()
    return piece


def _write(piece: Piece, texts: PieceTexts) -> None:
    piece.title = texts.title
    piece.summary = texts.summary
    piece.stage_needs = texts.stage_needs
    piece.minutes = texts.minutes
    known = {row.theme_id: row for row in piece.themes}
    for gone in known.keys() - texts.themes:
        piece.themes.remove(known[gone])
    piece.themes += [PieceTheme(theme_id=new) for new in sorted(texts.themes - known.keys())]
    piece.version += 1


def _attach(
    session: Session,
    piece: Piece,
    files: Sequence[Incoming],
    writing: Writing,
    is_late: bool,
) -> None:
    if len(piece.files) + len(files) > FILES_LIMIT:
        raise Invalid(Reason("too_many_files", {"limit": FILES_LIMIT}))
    for incoming in files:
        stored = keep_incoming(session, writing.contest_id, incoming, by=writing.by)
        use = _USES.get(kind_of(incoming.media_type), "document")
        piece.files.append(PieceFile(file=stored, use=use, is_late=is_late))
    session.flush()


def _detach(session: Session, piece: Piece, attached: PieceFile) -> None:
    stored = attached.file
    piece.files.remove(attached)
    session.flush()
    remove_file(session, stored)


def _note(
    session: Session,
    row: Delegation,
    piece: Piece,
    writing: Writing,
    changed: Sequence[str],
    files: int,
    is_late: bool,
) -> None:
    """That a piece was written or its files changed; what it says stays with the piece."""
    action = "piece.files" if files else "piece.saved"
    subject = f"delegation:{row.key}"
    if not changed and not files:
        return
    if not files and not is_late and _noted_lately(session, row, subject, writing.by):
        return
    new: dict[str, object] = {"piece": piece.kind, "changed": list(changed), "files": files}
    if is_late:
        new["late"] = True
    reason = checked_text(writing.reason) if is_late else None
    note(writing.by, action, subject, contest_id=row.contest_id, new=new, reason=reason)


def _noted_lately(session: Session, row: Delegation, subject: str, by: Actor) -> bool:
    last = session.scalar(
        select(AuditEntry)
        .where(AuditEntry.contest_id == row.contest_id, AuditEntry.subject == subject)
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )
    return (
        last is not None
        and last.action == "piece.saved"
        and last.actor == by.key
        and clock.now() - last.at < NOTED_AGAIN_AFTER
    )
