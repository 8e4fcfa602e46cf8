"""Changing an approved or locked list: the delegation asks, the organiser accepts or declines.

The lists of a request are sensitive and stay with it; the audit log names the request and tells
what kind of thing changed (docs/adr/0010-substitutions.md).
"""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.registration.actions.draft import locked, unit_ids_of
from contest.registration.actions.handing_in import (
    checked_text,
    composition_reasons,
    passed_over,
)
from contest.registration.actions.list_rows import write_entry
from contest.registration.events import (
    DelegationSaved,
    SubstitutionAsked,
    SubstitutionDecided,
)
from contest.registration.models import Delegation, Substitution
from contest.registration.queries.deadlines import in_time
from contest.registration.queries.files import entry_of, file_value
from contest.registration.queries.standing import standing_of_entry
from contest.registration.queries.substitutions import is_pending
from contest.registration.rules.differences import Difference, differences, same
from contest.registration.rules.entry import Entry, places_of
from contest.registration.rules.entry_json import entry_from_json, entry_to_json
from contest.registration.rules.substitution import (
    SubstitutionStatus,
    newcomers_apart,
    why_not_accept,
    why_not_answer,
    why_not_ask,
)
from contest.registration.rules.teams import TeamStatus
from contest.regulations.models import Contest, Division, Unit
from contest.regulations.queries.contests import touch
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Invalid, NotFound, Reason, Refusal, Stale
from contest.shared.transaction import transaction


def ask_substitution(
    contest_id: int, delegation_id: int, entry: Entry, version: int, reason: str, *, by: Actor
) -> int:
    """Ask that the list becomes ``entry``; returns the request's database key.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: no reason, too long a one, or nothing is changed.
        Refusal: the list may be changed without asking, or cannot be changed any more.
        Stale: the list was changed since ``version``; ``current`` is the stored Entry.
    """
    with transaction() as session:
        row = locked(session, contest_id, delegation_id)
        against = why_not_ask(
            TeamStatus(row.status),
            in_time=in_time(contest_id, unit_ids_of(row)),
            announced=_announced(session, contest_id),
            pending=is_pending(row.id),
        )
        if against:
            raise Refusal(*against)
        stored = entry_of(row)
        entry = newcomers_apart(stored, entry)
        if row.version != version and not same(stored, entry):
            raise Stale(stored)
        changes = differences(stored, entry)
        text = checked_text(reason)
        wrong = [
            code
            for code, holds in (
                ("substitution_reason_missing", text is None),
                ("substitution_changes_nothing", not changes),
            )
            if holds
        ]
        if wrong:
            raise Invalid(*wrong)
        request = Substitution(
            delegation_id=row.id,
            status=SubstitutionStatus.ASKED.value,
            reason=text,
            based_on=row.version,
            before=entry_to_json(stored),
            after=entry_to_json(entry),
            asked_at=clock.now(),
            asked_by=by.name,
        )
        session.add(request)
        session.flush()
        _note(row, request, "substitution.asked", by, reason=text, changes=changes)
        record(SubstitutionAsked(contest_id, row.id, request.id))
        return request.id


def accept_substitution(contest_id: int, substitution_id: int, answer: str, *, by: Actor) -> None:
    """Carry the change out. People who stay keep their rows and keys, so that turns, the draw
    and marks are untouched.

    ``answer`` is also why the list is accepted where its composition would not be complete.

    Raises:
        NotFound: the contest has no such request.
        Invalid: too long an answer.
        Refusal: answered already, the list is open or gone, or the composition is not complete
            and no answer is given.
        Stale: the list was changed since it was asked for; ``current`` is the stored Entry.
    """
    with transaction() as session:
        request, row = _loaded(session, contest_id, substitution_id)
        against = [
            Reason(code)
            for code in why_not_accept(
                SubstitutionStatus(request.status),
                TeamStatus(row.status),
                announced=_announced(session, contest_id),
            )
        ]
        after = entry_from_json(request.after)
        if not _still_there(session, contest_id, after):
            against.append(Reason("substitution_outdated"))
        standing = standing_of_entry(file_value(row), after, places_of(after))
        text = checked_text(answer)
        if text is None:
            against += composition_reasons(standing)
        if against:
            raise Refusal(*against)
        stored = entry_of(row)
        if not same(stored, entry_from_json(request.before)):
            raise Stale(stored)
        changes = differences(stored, after)
        write_entry(session, row, after)
        _decide(request, SubstitutionStatus.ACCEPTED, text, by)
        _note(
            row,
            request,
            "substitution.accepted",
            by,
            reason=text,
            changes=changes,
            waived=passed_over(standing),
        )
        touch(contest_id)
        record(DelegationSaved(contest_id, row.id))
        record(SubstitutionDecided(contest_id, row.id, request.id, request.status))


def decline_substitution(contest_id: int, substitution_id: int, answer: str, *, by: Actor) -> None:
    """Leave the list as it is, and say why.

    Raises:
        NotFound: the contest has no such request.
        Invalid: no answer, or too long a one.
        Refusal: answered already.
    """
    with transaction() as session:
        request, row = _loaded(session, contest_id, substitution_id)
        _require_open(request)
        text = checked_text(answer)
        if text is None:
            raise Invalid("substitution_answer_missing")
        _decide(request, SubstitutionStatus.DECLINED, text, by)
        _note(row, request, "substitution.declined", by, reason=text)
        record(SubstitutionDecided(contest_id, row.id, request.id, request.status))


def take_back_substitution(
    contest_id: int, delegation_id: int, substitution_id: int, *, by: Actor
) -> None:
    """The delegation needs the change no longer.

    Raises:
        NotFound: the delegation has no such request.
        Refusal: answered already.
    """
    with transaction() as session:
        request, row = _loaded(session, contest_id, substitution_id)
        if row.id != delegation_id:
            raise NotFound("not_found")
        _require_open(request)
        _decide(request, SubstitutionStatus.TAKEN_BACK, None, by)
        _note(row, request, "substitution.taken_back", by)
        record(SubstitutionDecided(contest_id, row.id, request.id, request.status))


def _loaded(
    session: Session, contest_id: int, substitution_id: int
) -> tuple[Substitution, Delegation]:
    request = session.get(Substitution, substitution_id)
    if request is None:
        raise NotFound("not_found")
    row = locked(session, contest_id, request.delegation_id)
    session.refresh(request)
    return request, row


def _announced(session: Session, contest_id: int) -> bool:
    return session.get_one(Contest, contest_id).announced_at is not None


def _require_open(request: Substitution) -> None:
    against = why_not_answer(SubstitutionStatus(request.status))
    if against:
        raise Refusal(*against)


def _decide(
    request: Substitution, status: SubstitutionStatus, answer: str | None, by: Actor
) -> None:
    request.status = status.value
    request.answer = answer
    request.decided_at = clock.now()
    request.decided_by = by.name


def _still_there(session: Session, contest_id: int, entry: Entry) -> bool:
    """Whether the units and the division that the list names are still of the contest."""
    units = {person.unit for person in entry.people} - {None}
    known = set(session.scalars(select(Unit.key).where(Unit.contest_id == contest_id)))
    divisions = set(session.scalars(select(Division.key).where(Division.contest_id == contest_id)))
    return units <= known and entry.division in divisions | {None}


def _note(
    row: Delegation,
    request: Substitution,
    action: str,
    by: Actor,
    *,
    reason: str | None = None,
    changes: Sequence[Difference] = (),
    waived: Sequence[dict[str, object]] = (),
) -> None:
    """Which fields change, never their values: the request's own page shows those."""
    new: dict[str, object] = {"state": request.status}
    if changes:
        new["changed"] = sorted({change.field for change in changes})
    if waived:
        new["waived"] = list(waived)
    note(
        by,
        action,
        f"substitution:{row.key}/{request.id}",
        contest_id=row.contest_id,
        new=new,
        reason=reason,
    )
