"""Beginning a delegation's list and saving it, as it is typed or on behalf of the unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.audit.models import AuditEntry
from contest.registration.actions.list_rows import write_entry
from contest.registration.events import DelegationBegun, DelegationSaved
from contest.registration.models import Delegation, DelegationUnit
from contest.registration.queries.deadlines import in_time
from contest.registration.queries.files import entry_of, files_of_units
from contest.registration.rules.differences import Difference, differences
from contest.registration.rules.entry import Entry
from contest.registration.rules.handing_in import Hand, why_not_edit
from contest.registration.rules.teams import TeamStatus
from contest.regulations.models import Unit
from contest.regulations.queries.contests import touch
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Invalid, NotFound, Reason, Refusal, Stale
from contest.shared.transaction import transaction
from contest.shared.vietnamese import free_slug

NOTED_AGAIN_AFTER = timedelta(minutes=15)
"""A draft saves itself every few words; the log says once in a while that it is being written."""

_KINDS_OF_UNIT = ("Xã", "Phường", "Thị trấn", "Thị xã", "Huyện", "Thôn", "Tổ", "Tiểu khu", "Khu")


@dataclass(frozen=True, slots=True)
class Saved:
    """What is stored now: the version to build on, and each person's row in the list's order."""

    version: int
    refs: tuple[int, ...]


def begin_delegation(
    contest_id: int, unit_ids: Sequence[int], *, hand: Hand, by: Actor, another: bool = False
) -> int:
    """Begin a list for one unit, or a joint one for several; returns its database key.

    Attributes:
        another: the organiser knows that the units have a list and wants one more.

    Raises:
        Invalid: no unit, or one that is not of this contest.
        Refusal: the unit has a list already; registration has closed.
    """
    with transaction() as session:
        touch(contest_id)  # one at a time: keys and positions are given in order
        units = _units(session, contest_id, unit_ids)
        reasons = [] if another and hand is Hand.ORGANISER else _begun_before(contest_id, units)
        if hand is Hand.DELEGATION and not in_time(contest_id, [unit.id for unit in units]):
            reasons.append(Reason("registration_closed"))
        if reasons:
            raise Refusal(*reasons)
        return new_delegation(session, contest_id, units, by).id


def new_delegation(
    session: Session, contest_id: int, units: Sequence[Unit], by: Actor
) -> Delegation:
    """An empty list for these units: a step of the caller's transaction, which has touched the
    contest so that keys and positions are given one at a time."""
    name = team_name([unit.name for unit in units])
    row = Delegation(
        contest_id=contest_id,
        position=_next_position(session, contest_id),
        key=free_slug(name, _keys(session, contest_id), "doi"),
        name=name,
        status=TeamStatus.DRAFT.value,
        version=1,
        units=[DelegationUnit(unit_id=u.id, position=i) for i, u in enumerate(units)],
    )
    session.add(row)
    session.flush()
    note(
        by,
        "delegation.begun",
        f"delegation:{row.key}",
        contest_id=contest_id,
        new={"units": [unit.key for unit in units]},
    )
    record(DelegationBegun(contest_id, row.id))
    return row


def save_delegation(
    contest_id: int, delegation_id: int, entry: Entry, version: int, *, hand: Hand, by: Actor
) -> Saved:
    """Store the list. What is stored already stays untouched and is no conflict: a device that
    lost the answer may send the same list again.

    Raises:
        NotFound: the contest has no such delegation.
        Refusal: it may not be changed in this state, or any more.
        Stale: somebody else changed it since ``version``; ``current`` is the stored Entry.
    """
    with transaction() as session:
        row = locked(session, contest_id, delegation_id)
        reasons = why_not_edit(TeamStatus(row.status), hand, in_time(contest_id, unit_ids_of(row)))
        if reasons:
            raise Refusal(*reasons)
        return store_entry(session, row, entry, version, by)


def store_entry(session: Session, row: Delegation, entry: Entry, version: int, by: Actor) -> Saved:
    """Make a locked row say what the entry says: a step of the caller's transaction.

    Raises:
        Stale: somebody else changed it since ``version``; ``current`` is the stored Entry.
    """
    stored = entry_of(row)
    changes = differences(stored, entry)
    if not changes:
        return Saved(row.version, _refs(stored))
    if row.version != version:
        raise Stale(stored)
    old_size = len(row.members)
    refs = write_entry(session, row, entry)
    _note_saving(session, row, old_size, changes, by)
    record(DelegationSaved(row.contest_id, row.id))
    if row.status == TeamStatus.APPROVED:
        touch(row.contest_id)
    return Saved(row.version, refs)


def team_name(units: Sequence[str]) -> str:
    """The name a team gets before anybody types one: ``Xã Hà Bắc`` → ``Đội xã Hà Bắc``."""
    names = [
        name[0].lower() + name[1:] if name.startswith(_KINDS_OF_UNIT) else name for name in units
    ]
    return f"Đội {' – '.join(names)}"[:200]


def locked(session: Session, contest_id: int, delegation_id: int) -> Delegation:
    """The row, kept from other writers until the transaction ends.

    Raises:
        NotFound: the contest has no such delegation.
    """
    row = session.get(Delegation, delegation_id, with_for_update=True)
    if row is None or row.contest_id != contest_id:
        raise NotFound("not_found")
    return row


def unit_ids_of(row: Delegation) -> frozenset[int]:
    """The units that the team stands for."""
    return frozenset(place.unit_id for place in row.units)


def _refs(stored: Entry) -> tuple[int, ...]:
    return tuple(person.ref for person in stored.people if person.ref is not None)


def _units(session: Session, contest_id: int, unit_ids: Sequence[int]) -> list[Unit]:
    wanted = list(dict.fromkeys(unit_ids))
    rows = session.scalars(
        select(Unit)
        .where(Unit.contest_id == contest_id, Unit.id.in_(wanted))
        .order_by(Unit.position)
    ).all()
    if not rows or len(rows) != len(wanted):
        raise Invalid("unit_unknown")
    return list(rows)


def _begun_before(contest_id: int, units: Sequence[Unit]) -> list[Reason]:
    begun = files_of_units(contest_id, frozenset(unit.id for unit in units))
    return [
        Reason("unit_has_delegation", {"unit": unit.name}) for unit in units if unit.id in begun
    ]


def _next_position(session: Session, contest_id: int) -> int:
    last = session.scalar(
        select(func.max(Delegation.position)).where(Delegation.contest_id == contest_id)
    )
    return 0 if last is None else last + 1


def _keys(session: Session, contest_id: int) -> set[str]:
    return set(session.scalars(select(Delegation.key).where(Delegation.contest_id == contest_id)))


def _note_saving(
    session: Session,
    row: Delegation,
    old_size: int,
    changes: Sequence[Difference],
    by: Actor,
) -> None:
    """Which fields changed, never their values: they are personal and must stay erasable."""
    being_written = row.status in (TeamStatus.DRAFT, TeamStatus.RETURNED)
    subject = f"delegation:{row.key}"
    if being_written and _noted_lately(session, row.contest_id, subject, by):
        return
    note(
        by,
        "delegation.saved",
        subject,
        contest_id=row.contest_id,
        old={"people": old_size},
        new={"people": len(row.members), "changed": sorted({c.field for c in changes})},
    )


def _noted_lately(session: Session, contest_id: int, subject: str, by: Actor) -> bool:
    last = session.scalar(
        select(AuditEntry)
        .where(AuditEntry.contest_id == contest_id, AuditEntry.subject == subject)
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )
    return (
        last is not None
        and last.action == "delegation.saved"
        and last.actor == by.key
        and clock.now() - last.at < NOTED_AGAIN_AFTER
    )
