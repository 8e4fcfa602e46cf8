"""What the presenter reads beside the steps of a ceremony."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.displays.events import RevealNotesWritten
from contest.displays.models import RevealNote
from contest.displays.rules.reveal_notes import LONGEST_NOTE, TypedNote, plain
from contest.regulations.queries.contests import touch
from contest.shared.bus import record
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction


def write_notes(contest_id: int, typed: Sequence[TypedNote], *, by: Actor) -> None:
    """Keep what was changed of the notes for prizes and teams; an empty text takes one away.

    Raises:
        Refusal: of every note that is too long, or that somebody else has changed meanwhile; its
            ``subject`` is a fact of the reason. Nothing is written then.
    """
    with transaction() as session:
        touch(contest_id)
        query = select(RevealNote).where(RevealNote.contest_id == contest_id)
        rows = {row.subject: row for row in session.scalars(query)}
        kept = {subject: row.text for subject, row in rows.items()}
        changed = [one for one in typed if one.is_changed(kept.get(one.subject, ""))]
        against = []
        for one in changed:
            facts = {"subject": one.subject, "name": one.name, "most": LONGEST_NOTE}
            if len(plain(one.text)) > LONGEST_NOTE:
                against.append(Reason("ceremony_note_too_long", facts))
            if one.is_overtaken(kept.get(one.subject, "")):
                against.append(Reason("ceremony_note_overtaken", facts))
        if against:
            raise Refusal(*against)
        for one in changed:
            _write(session, contest_id, rows.get(one.subject), one)
            kind, _, key = one.subject.partition(":")
            note(by, "ceremony.note", "contest", contest_id=contest_id, new={kind: key})
        if changed:
            record(RevealNotesWritten(contest_id))


def _write(session: Session, contest_id: int, row: RevealNote | None, typed: TypedNote) -> None:
    text = plain(typed.text)
    if row is None:
        session.add(RevealNote(contest_id=contest_id, subject=typed.subject, text=text))
    elif text:
        row.text = text
    else:
        session.delete(row)
