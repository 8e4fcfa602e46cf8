"""Making the people of a contest anonymous: what is known of them goes, results stay.

Marks, the ledger, digests, released results and published snapshots are not touched
(docs/adr/0013-privacy.md).
"""

from collections.abc import Sequence

import structlog
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, selectinload

from contest.audit.actions.trail import SYSTEM, Actor, note
from contest.audit.models import AuditEntry
from contest.privacy.actions.erasing import erase_above
from contest.privacy.models import Consent, Retention
from contest.privacy.queries.retention import due_contests, is_forgotten, retention_of, today
from contest.privacy.rules.names import Names
from contest.privacy.rules.retention import Renames, artificial_births, neutral, renamed
from contest.privacy.sentences import ERASED
from contest.registration.actions.list_photo import drop_photo
from contest.registration.models import Delegation, Member, PendingList, Remark, Substitution
from contest.regulations.models import Award
from contest.regulations.queries.contests import touch
from contest.regulations.rules.prizes import AwardKind
from contest.shared import clock
from contest.shared.errors import Refusal
from contest.shared.transaction import transaction

log = structlog.get_logger(__name__)

_BY_AGE = frozenset({AwardKind.OLDEST_MEMBER.value, AwardKind.YOUNGEST_MEMBER.value})
_TELLING_SUBJECTS = ("delegation:", "substitution:", "arrival:", "piece:", "member:")
"""Subjects of the audit log whose reasons speak of people rather than of results."""


def anonymise_people(contest_id: int, *, by: Actor) -> int:
    """Make everybody in the lists of a contest anonymous, for good; returns how many.

    Raises:
        Refusal: the contest is not over (``contest_not_over``), or it was done before
            (``people_forgotten``).
    """
    with transaction() as session:
        touch(contest_id)
        if is_forgotten(contest_id):
            raise Refusal("people_forgotten")
        days = retention_of(contest_id).contest_days
        if days and max(days) >= today():
            raise Refusal("contest_not_over")
        delegations = session.scalars(
            select(Delegation)
            .where(Delegation.contest_id == contest_id)
            .options(selectinload(Delegation.members))
        ).all()
        people = [member for row in delegations for member in row.members]
        names = Names(member.name for member in people)
        erase_above(session, contest_id, names)
        _erase_requests(session, contest_id, delegations)
        _rename_in_awards(session, contest_id, _forget_people(session, contest_id, delegations))
        _erase_reasons(session, contest_id, names)
        _set_forgotten(session, contest_id)
        note(
            by,
            "members.anonymised",
            "contest",
            contest_id=contest_id,
            new={"people": len(people), "teams": len(delegations)},
        )
        return len(people)


def anonymise_due() -> list[int]:
    """Make people anonymous in every contest whose last day has passed; the contests' ids.

    One contest that cannot be done stops none of the others; it is tried again next time.
    """
    done = []
    for contest_id in due_contests():
        try:
            anonymise_people(contest_id, by=SYSTEM)
        except Exception:
            log.exception("not made anonymous", contest=contest_id)
        else:
            done.append(contest_id)
    return done


def _forget_people(session: Session, contest_id: int, delegations: Sequence[Delegation]) -> Renames:
    """The rows of the people; answers what each is called now."""
    born: dict[str, str] = {}
    if _has_prize_by_age(session, contest_id):
        born = artificial_births(m.born for row in delegations for m in row.members)
    renames: dict[tuple[str, str], str] = {}
    for row in delegations:
        drop_photo(session, row)
        row.manager_phone = row.comment = None
        row.version += 1
        for place, member in enumerate(row.members, start=1):
            renames[row.key, member.key] = neutral(place).key
            _forget(member, place, born)
    # Keys are unique in a team: all leave the way before any takes its new one.
    session.flush()
    for row in delegations:
        for place, member in enumerate(row.members, start=1):
            member.key = neutral(place).key
    session.execute(
        update(Consent)
        .where(Consent.member_id.in_(m.id for row in delegations for m in row.members))
        .values(witness=None)
    )
    session.flush()
    return renames


def _forget(member: Member, place: int, born: dict[str, str]) -> None:
    member.key = f"{member.id}-{member.uuid.hex}"
    member.name = neutral(place).name
    member.born = born.get(member.born or "")
    member.gender = member.ethnicity = member.group = member.eligible_by = None
    member.job = member.village = None
    member.unit_id = None


def _has_prize_by_age(session: Session, contest_id: int) -> bool:
    awards = session.scalars(select(Award).where(Award.contest_id == contest_id))
    return any(award.body.get("by") in _BY_AGE for award in awards)


def _rename_in_awards(session: Session, contest_id: int, renames: Renames) -> None:
    for award in session.scalars(select(Award).where(Award.contest_id == contest_id)):
        award.body = renamed(award.body, renames)
    for entry in session.scalars(select(AuditEntry).where(AuditEntry.contest_id == contest_id)):
        old, new = renamed(entry.old, renames), renamed(entry.new, renames)
        if (old, new) != (entry.old, entry.new):
            entry.old, entry.new = old, new


def _erase_requests(session: Session, contest_id: int, delegations: Sequence[Delegation]) -> None:
    """What was said about the lists: remarks, requests to change them, lists on their way in."""
    ids = [row.id for row in delegations]
    session.execute(delete(Remark).where(Remark.delegation_id.in_(ids)))
    session.execute(delete(Substitution).where(Substitution.delegation_id.in_(ids)))
    session.execute(delete(PendingList).where(PendingList.contest_id == contest_id))


def _erase_reasons(session: Session, contest_id: int, names: Names) -> None:
    """Reasons in the audit log: those about lists go, the others lose the names they quote."""
    for entry in session.scalars(
        select(AuditEntry).where(
            AuditEntry.contest_id == contest_id, AuditEntry.reason.is_not(None)
        )
    ):
        told = entry.reason or ""
        entry.reason = (
            ERASED if entry.subject.startswith(_TELLING_SUBJECTS) else names.without(told)[:2000]
        )


def _set_forgotten(session: Session, contest_id: int) -> None:
    row = session.get(Retention, contest_id)
    if row is None:
        row = Retention(contest_id=contest_id, until=today().isoformat())
        session.add(row)
    row.anonymised_at = clock.now()
