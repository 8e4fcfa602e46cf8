"""A table of many teams, stored whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from contest.audit.actions.trail import Actor
from contest.registration.actions.draft import locked, new_delegation, store_entry
from contest.registration.queries.files import files_of_units
from contest.registration.rules.entry import Entry
from contest.registration.rules.handing_in import Hand, why_not_edit
from contest.registration.rules.teams import TeamStatus
from contest.regulations.models import Unit
from contest.regulations.queries.contests import touch
from contest.shared.errors import Invalid, Reason, Refusal, Stale
from contest.shared.transaction import transaction


@dataclass(frozen=True, slots=True)
class ListToStore:
    """One list of the table.

    Attributes:
        delegation_id: whose it is; ``None`` where a draft is begun for the unit ``unit_ids``.
        version: the version that was compared with; 0 for a new one.
    """

    delegation_id: int | None
    unit_ids: tuple[int, ...]
    entry: Entry
    version: int


def store_lists(contest_id: int, lists: Sequence[ListToStore], *, by: Actor) -> int:
    """Store them all in one transaction; returns how many drafts were begun.

    A new list keeps the name that a draft is given.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: no such unit.
        Refusal: one of them may not be changed, or was changed by somebody else; all are named,
            and nothing is stored.
    """
    with transaction() as session:
        touch(contest_id)
        reasons: list[Reason] = []
        begun = 0
        for one in lists:
            if one.delegation_id is None:
                units = session.scalars(
                    select(Unit).where(Unit.contest_id == contest_id, Unit.id.in_(one.unit_ids))
                ).all()
                if not units:
                    raise Invalid("unit_unknown")
                if files_of_units(contest_id, frozenset(one.unit_ids)):
                    facts = {"unit": units[0].name}
                    reasons.append(Reason("team_begun_meanwhile", facts))
                    continue
                row = new_delegation(session, contest_id, units, by)
                entry = Entry(row.name, None, one.entry.manager_phone, one.entry.people)
                store_entry(session, row, entry, row.version, by)
                begun += 1
                continue
            row = locked(session, contest_id, one.delegation_id)
            if why_not_edit(TeamStatus(row.status), Hand.ORGANISER, True):
                reasons.append(Reason("team_withdrawn_named", {"team": row.name}))
                continue
            try:
                store_entry(session, row, one.entry, one.version, by)
            except Stale:
                reasons.append(Reason("team_changed", {"team": row.name}))
        if reasons:
            raise Refusal(*reasons)
        return begun
