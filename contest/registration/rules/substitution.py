"""A change of a list that is approved or locked: who may ask, and what may be answered."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from contest.registration.rules.entry import Entry, Person
from contest.registration.rules.teams import TeamStatus
from contest.shared.folding import folded


def newcomers_apart(before: Entry, after: Entry) -> Entry:
    """The list in which whoever was typed over another person's row is somebody new.

    A name that differs together with the date of birth is no correction: keys, consents and
    remarks of the one who was there must not pass to the other.
    """
    known = {person.ref: person for person in before.people}
    return replace(
        after,
        people=tuple(
            replace(person, ref=None) if _is_another(known.get(person.ref), person) else person
            for person in after.people
        ),
    )


def _is_another(old: Person | None, new: Person) -> bool:
    if old is None or new.ref is None:
        return False
    return folded(old.name) != folded(new.name) and old.born != new.born


class SubstitutionStatus(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"


LOCKED = (TeamStatus.SUBMITTED, TeamStatus.APPROVED)
"""Lists that are no longer in the delegation's own hand."""


def why_not_ask(
    status: TeamStatus, *, in_time: bool, announced: bool, pending: bool
) -> tuple[str, ...]:
    """Asking for a change. What one may still change by oneself needs no request."""
    reasons = []
    if status is TeamStatus.WITHDRAWN:
        reasons.append("delegation_withdrawn")
    elif status is TeamStatus.SUBMITTED and in_time:
        reasons.append("substitution_take_back_instead")
    elif status is TeamStatus.RETURNED or (status is TeamStatus.DRAFT and in_time):
        reasons.append("substitution_edit_instead")
    elif status is TeamStatus.DRAFT:
        reasons.append("registration_closed")
    if announced:
        reasons.append("contest_announced")
    if pending:
        reasons.append("substitution_pending")
    return tuple(reasons)


def why_not_accept(
    request: SubstitutionStatus, status: TeamStatus, *, announced: bool
) -> tuple[str, ...]:
    """Carrying the change out."""
    reasons = list(why_not_answer(request))
    if status is TeamStatus.WITHDRAWN:
        reasons.append("delegation_withdrawn")
    elif status not in LOCKED:
        reasons.append("substitution_list_open")
    if announced:
        reasons.append("contest_announced")
    return tuple(reasons)


def why_not_answer(request: SubstitutionStatus) -> tuple[str, ...]:
    """Declining it, or taking it back."""
    return () if request is SubstitutionStatus.ASKED else ("substitution_answered",)
