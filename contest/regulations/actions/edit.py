"""Editing the regulations: one page, one use case, one transaction.

Every edit goes the same way: the page's part is written into the whole document, the document is
read by the rules of the contest file, what stands on the regulations is asked, the rows change
in place, and the log keeps old and new.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.regulations.actions.edit_rows import change_rows
from contest.regulations.events import RegulationsChanged
from contest.regulations.models import Contest
from contest.regulations.queries.contests import touch
from contest.regulations.queries.document import document_of
from contest.regulations.queries.footing import footing_of
from contest.regulations.queries.values import regulations_of
from contest.regulations.rules.calendar import days_too_early
from contest.regulations.rules.changes import Change, changes
from contest.regulations.rules.document import Document, read_regulations, write_regulations
from contest.regulations.rules.faults import Fault, FaultCode
from contest.regulations.rules.footing import effects, refusals
from contest.regulations.rules.letterhead import letterhead_faults
from contest.regulations.rules.proposals import carried
from contest.regulations.rules.regulations import Regulations
from contest.shared.bus import record
from contest.shared.db import db
from contest.shared.errors import Invalid, NotFound, Reason, Refusal, Stale
from contest.shared.filters import VIETNAM
from contest.shared.transaction import transaction

Part = Callable[[Document], Document]
"""Writes one page into the document, or reads from the document what one page shows."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One page as somebody has filled it in.

    Attributes:
        page: its name, for the log.
        write: the document with this page's part as typed.
        part: what of a document this page shows, to notice that somebody else changed it.
        version, seen: the contest's version and the digest of the part when the page was opened.
        confirmed: pointers of the proposals that are taken over as they are.
        reason: why, where results already given would change.
    """

    page: str
    write: Part
    part: Part
    version: int
    seen: str
    confirmed: tuple[str, ...] = ()
    reason: str | None = None


class Faulty(Invalid):
    """What was typed is no valid regulations; ``document`` is what the faults point into."""

    def __init__(self, faults: tuple[Fault, ...], document: Document) -> None:
        self.faults = faults
        self.document = document
        super().__init__("regulations_faulty")


class ReasonNeeded(Invalid):
    """The edit changes results already given: it needs a reason. ``effects`` says what changes."""

    def __init__(self, told: tuple[Reason, ...]) -> None:
        self.effects = told
        super().__init__("change_reason_needed")


def digest_of(part: object) -> str:
    """A short digest of what a page shows, carried by its form."""
    text = json.dumps(part, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def edit_regulations(contest_id: int, edit: Edit, *, by: Actor) -> int:
    """Save one page of the regulations; returns how many values it changed.

    Raises:
        NotFound: there is no such contest.
        Stale: somebody else has changed the same page since it was opened.
        Faulty: the result would be no valid contest file; every fault with its pointer.
        Refusal: marks, teams or turns stand on what would go away.
        ReasonNeeded: results already given would change and no reason was written.
    """
    with transaction() as session:
        contest = _contest(session, contest_id)
        old = document_of(contest)
        if edit.version != contest.version and digest_of(edit.part(old)) != edit.seen:
            raise Stale(old)
        typed = edit.write(old)
        value, faults = read_regulations(typed)
        if value is None:
            raise Faulty(faults, typed)
        if wrong := calendar_faults(value, old) + letterhead_faults(typed["letterhead"]):
            raise Faulty(wrong, typed)
        _ask_what_stands(contest_id, value, edit.reason)
        new = write_regulations(value) | {"letterhead": dict(typed["letterhead"])}
        made = changes(old, new)
        left = carried(old, new, contest.proposals, edit.confirmed)
        if not made and left == contest.proposals:
            return 0
        change_rows(session, contest, value)
        contest.letterhead = new["letterhead"]
        _note(contest, edit, made, by)
        contest.proposals = left
        _changed(contest)
        return len(made)


def calendar_faults(new: Regulations, old: Document | None = None) -> tuple[Fault, ...]:
    """The days that would be over before registration closes, unless ``old`` says the same."""
    contest = new.contest
    if old is not None:
        document = write_regulations(new)["contest"]
        if all(document.get(key) == old["contest"].get(key) for key in _CALENDAR):
            return ()
    return tuple(
        Fault(
            f"/contest/dates/{early.place}",
            FaultCode.BAD_VALUE,
            "before_closing",
            (("last_day", f"{early.last_day:%d/%m/%Y}"),),
        )
        for early in days_too_early(contest.dates, contest.closes_at, VIETNAM)
    )


_CALENDAR = ("dates", "registration_closes")


def _contest(session: Session, contest_id: int) -> Contest:
    contest = session.get(Contest, contest_id, with_for_update=True)
    if contest is None:
        raise NotFound("not_found")
    return contest


def _ask_what_stands(contest_id: int, new: Regulations, reason: str | None) -> None:
    footing = footing_of(contest_id)
    old = regulations_of(contest_id)
    lost = refusals(old, new, footing)
    if lost:
        raise Refusal(*lost)
    told = effects(old, new, footing)
    if told and not reason:
        raise ReasonNeeded(told)


def _note(contest: Contest, edit: Edit, made: tuple[Change, ...], by: Actor) -> None:
    old = _values(made, lambda change: change.old)
    new = _values(made, lambda change: change.new)
    confirmed = [one for one in edit.confirmed if one in contest.proposals]
    if confirmed:
        new["confirmed"] = confirmed
    note(
        by,
        "regulations.edit",
        f"regulations:{edit.page}",
        contest_id=contest.id,
        old=old or None,
        new=new or None,
        reason=edit.reason or None,
    )


def _values(made: tuple[Change, ...], value: Callable[[Change], Any]) -> dict[str, Any]:
    return {"/".join(change.path): value(change) for change in made}


def _changed(contest: Contest) -> None:
    contest.version += 1
    db.session.flush()
    touch(contest.id)
    record(RegulationsChanged(contest.id))
